using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Edge.WebPage.Camera;
using Edge.WebPage.Endpoints;
using Edge.WebPage.Http;
using Edge.WebPage.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Edge.WebPage;

/// <summary>Serves the web page and what it asks for.</summary>
public sealed class WebPageServer : IAsyncDisposable
{
    private static readonly TimeSpan HeaderPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(2);

    private readonly WebApplication _app;
    private readonly ModelsEndpoint _models;
    private readonly CameraHub? _camera;
    private readonly WebPageOptions _options;

    private WebPageServer(WebApplication app, WebPageOptions options, AccessToken? token, ModelsEndpoint models, CameraHub? camera)
    {
        _app = app;
        _options = options;
        Token = token?.Text;
        _models = models;
        _camera = camera;
    }

    /// <summary>The token that visitors need; null where the page is for this machine alone.</summary>
    public string? Token { get; }

    /// <summary>The port.</summary>
    public int Port { get; private set; }

    /// <summary>What to open in a browser: one address, or one for each address of this machine; with the token where one is needed.</summary>
    public IReadOnlyList<Uri> Addresses => [.. PageAddresses.Of(_options.Address, Port, Token)];

    /// <summary>Starts to serve.</summary>
    /// <param name="options">Where, and how much is taken.</param>
    /// <param name="models">The networks.</param>
    /// <param name="samples">Digits to try without drawing.</param>
    /// <param name="camera">The device's camera; null for none.</param>
    /// <param name="log">Takes a sentence about a fault of the program itself.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="IOException">The port is taken, or the address is not of this machine; the message is a sentence.</exception>
    public static async Task<WebPageServer> StartAsync(
        WebPageOptions options, ModelCatalog models, IEnumerable<SampleDigit> samples, CameraSource? camera, Action<string> log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(log);
        AccessToken? token = IPAddress.IsLoopback(options.Address) ? null : AccessToken.Create();
        WebApplication app = Build(options, token, log);
        CameraHub? hub = camera is null ? null : new CameraHub(camera);
        var networks = new ModelsEndpoint(models);
        SampleDigit[] digits = [.. samples];
        var read = new ReadEndpoint(options, models);
        Map(app, read, networks, new SamplesEndpoint(digits), new StreamEndpoint(models, hub));
        var server = new WebPageServer(app, options, token, networks, hub);
        try
        {
            await app.StartAsync(cancellationToken);
            ICollection<string> bound = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
            server.Port = new Uri(bound.First()).Port;
            if (digits.Length > 0)
                _ = Task.Run(() => read.WarmUp(digits[0]), CancellationToken.None);
            return server;
        }
        catch (Exception e)
        {
            await server.DisposeAsync();
            if (e is IOException or System.Net.Sockets.SocketException)
                throw new IOException($"Expected to listen on {options.Address}, port {options.Port}, got: {e.Message.TrimEnd('.')}; choose another port, or end the program that has it.", e);
            throw;
        }
    }

    /// <summary>Stops: what is being answered gets two seconds, streams end at once.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var patience = new CancellationTokenSource(ShutdownPatience))
            await _app.StopAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
        _models.Dispose();
        _camera?.Dispose();
    }

    private static WebApplication Build(WebPageOptions options, AccessToken? token, Action<string> log)
    {
        // Empty: no settings from files or the environment, which could open other ports.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(options.Address, options.Port);
            kestrel.Limits.MaxRequestBodySize = options.MaxUploadBytes;
            kestrel.Limits.MaxConcurrentConnections = options.MaxConnections;
            kestrel.Limits.RequestHeadersTimeout = HeaderPatience;
        });
        builder.Services.AddRoutingCore();
        // The program listens to Ctrl-C itself.
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        Limits.Add(builder.Services, options);
        WebApplication app = builder.Build();
        var faults = new Faults(log);
        var hosts = new HostGuard(options.Address, Environment.MachineName);
        app.Use(SecurityHeaders.InvokeAsync);
        app.Use(faults.InvokeAsync);
        app.Use(hosts.InvokeAsync);
        if (token is not null)
            app.Use(new TokenGuard(token).InvokeAsync);
        app.UseRouting();
        app.UseRateLimiter();
        return app;
    }

    private static void Map(WebApplication app, ReadEndpoint read, ModelsEndpoint networks, SamplesEndpoint samples, StreamEndpoint stream)
    {
        var assets = new Assets();
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        foreach (string path in assets.Paths)
            app.MapMethods(path, reading, assets.WriteAsync);
        app.MapPost("/api/read", read.AnswerAsync).RequireRateLimiting(Limits.Reads);
        app.MapGet("/api/models", networks.ListAsync);
        app.MapGet("/api/models/{name}", networks.DescribeAsync);
        app.MapGet("/api/models/{name}/profile", networks.ProfileAsync);
        app.MapGet("/api/samples/{digit}", samples.AnswerAsync);
        app.MapGet("/api/camera", stream.DescribeAsync);
        app.MapGet("/api/stream", stream.AnswerAsync).RequireRateLimiting(Limits.Streams);
    }
}
