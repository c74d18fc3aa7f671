using System.Collections.Generic;
using System.Linq;

namespace Edge.RaspberryPi.Deploy.Remote;

/// <summary>What a script on the Pi has printed: a word and a text a line.</summary>
/// <param name="output">The script's standard output.</param>
public sealed class RemoteAnswer(string output)
{
    private readonly ILookup<string, string> _lines = output.Split('\n').Where(l => l.Length > 0).ToLookup(l => l.Split(' ')[0], l => l.Contains(' ') ? l[(l.IndexOf(' ') + 1)..].Trim() : "");

    /// <summary>The text behind a word; null where no line begins with it.</summary>
    public string? this[string word] => _lines[word].FirstOrDefault();

    /// <summary>The texts behind a word, in their order.</summary>
    public IReadOnlyList<string> All(string word) => [.. _lines[word]];

    /// <summary>The line of the service's log that says best what is wrong: the last with "error:", or the last at all.</summary>
    public string LogFault => All("log").LastOrDefault(l => l.Contains("error:")) ?? All("log").LastOrDefault(l => l.Length > 0) ?? "nothing in the log";
}
