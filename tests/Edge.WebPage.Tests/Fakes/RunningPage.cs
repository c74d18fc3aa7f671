using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Edge.Desktop.Sources;

namespace Edge.WebPage.Tests.Fakes;

/// <summary>The real server in this process, on a free port.</summary>
internal sealed class RunningPage : IAsyncDisposable
{
    // Tests ask faster than people.
    private const int PlentyOfRequests = 1_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebPageServer _server;

    private RunningPage(WebPageServer server, ConcurrentQueue<string> faults)
    {
        _server = server;
        Faults = faults;
        Address = new Uri($"http://127.0.0.1:{server.Port}/");
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address, Timeout = Patience };
    }

    /// <summary>The server.</summary>
    public WebPageServer Server => _server;

    /// <summary>Sentences about faults of the program itself; a test ends without any.</summary>
    public ConcurrentQueue<string> Faults { get; }

    /// <summary>Where the page is.</summary>
    public Uri Address { get; }

    /// <summary>A client of it, without cookies and redirections.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it.</summary>
    /// <param name="change">Changes the options.</param>
    /// <param name="camera">The device's camera.</param>
    /// <param name="models">The networks; null for the shipped ones.</param>
    public static async Task<RunningPage> StartAsync(Func<WebPageOptions, WebPageOptions>? change = null, CameraSource? camera = null, ModelCatalog? models = null)
    {
        var options = new WebPageOptions { Port = 0, RequestsPerWindow = PlentyOfRequests };
        options = change?.Invoke(options) ?? options;
        var faults = new ConcurrentQueue<string>();
        return new RunningPage(await WebPageServer.StartAsync(options, models ?? ModelCatalog.Shipped(), Samples(), camera, faults.Enqueue, CancellationToken.None), faults);
    }

    /// <summary>The digits that ship with the desktop program.</summary>
    public static IReadOnlyList<SampleDigit> Samples()
    {
        Data.ImageSet digits = BundledDigits.Load();
        return [.. Enumerable.Range(0, digits.Count).Select(i => new SampleDigit(digits.Labels.Span[i], digits.Image(i).ToArray()))];
    }

    /// <summary>Sends a picture.</summary>
    public Task<HttpResponseMessage> ReadAsync(byte[] body, string query = "", string type = "application/octet-stream")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return Client.PostAsync(new Uri("api/read" + query, UriKind.Relative), content);
    }

    /// <summary>Sends a picture that must be read.</summary>
    public async Task<JsonElement> ReadJsonAsync(byte[] body, string query = "")
    {
        using HttpResponseMessage answer = await ReadAsync(body, query);
        return await JsonAsync(answer);
    }

    /// <summary>Asks for JSON.</summary>
    public async Task<JsonElement> GetJsonAsync(string path)
    {
        using HttpResponseMessage answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
        return await JsonAsync(answer);
    }

    /// <summary>The sentence of an answer that refuses, which must be one, of the expected status and without a stack trace.</summary>
    public static async Task<string> RefusalAsync(HttpResponseMessage answer, int status)
    {
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"expected {status}, got {(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using JsonDocument json = JsonDocument.Parse(text);
        string detail = json.RootElement.GetProperty("detail").GetString()!;
        Assert.Equal(status, json.RootElement.GetProperty("status").GetInt32());
        Assert.EndsWith(".", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        return detail;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        Assert.Empty(Faults);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {text}");
        using JsonDocument json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }
}
