using System;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Edge.WebPage.Tests.Fakes;

/// <summary>Reads server-sent events.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _reader;
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(60));

    private EventReader(HttpResponseMessage answer, Stream stream)
    {
        _answer = answer;
        _reader = new StreamReader(stream);
    }

    /// <summary>Opens a stream that must be given.</summary>
    public static async Task<EventReader> OpenAsync(HttpClient client, string path)
    {
        HttpResponseMessage answer = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new EventReader(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event of a name; null at the end.</summary>
    public async Task<JsonElement?> NextAsync(string name)
    {
        bool wanted = false;
        while (await _reader.ReadLineAsync(_patience.Token) is string line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                wanted = line == $"event: {name}";
            if (!wanted || !line.StartsWith("data: ", StringComparison.Ordinal))
                continue;
            using JsonDocument json = JsonDocument.Parse(line["data: ".Length..]);
            return json.RootElement.Clone();
        }
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _answer.Dispose();
        _patience.Dispose();
    }
}
