using System;
using System.Diagnostics;
using System.Net.Http;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.Packages.Tests.Use;

/// <summary>A web program in a process of its own, on a free port.</summary>
internal sealed class WebProgram : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly ChildProcess _process;
    private readonly HttpClient _client;

    private WebProgram(ChildProcess process, Uri address)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = address };
    }

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<WebProgram> StartAsync(ProcessStartInfo start)
    {
        ChildProcess process = ChildProcess.Start(start);
        while (await process.ReadLineAsync() is string line)
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and int at)
                return new WebProgram(process, new Uri(line[(at + Listening.Length)..].Trim()));
        throw new InvalidOperationException((await process.EndAsync()).Error);
    }

    /// <summary>Posts bytes to a path.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        return await _client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Dispose();
        return ValueTask.CompletedTask;
    }
}
