using System;
using System.Net.Http;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.Samples.Tests;

/// <summary>The endpoint as a process of its own, on a free port.</summary>
public sealed class EndpointServer : IAsyncLifetime, IDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly ChildProcess _process = ChildProcess.Start("IntroEndpoint.dll", "--urls", "http://127.0.0.1:0");

    /// <summary>A client whose base address is the endpoint's.</summary>
    public HttpClient Client { get; } = new();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        string? line;
        do
            line = await _process.ReadLineAsync() ?? throw new InvalidOperationException((await _process.EndAsync()).Error);
        while (!line.Contains(Listening, StringComparison.Ordinal));
        Client.BaseAddress = new Uri(line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..].Trim());
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        _process.Dispose();
    }
}
