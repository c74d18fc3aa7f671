using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Edge.Docs.Tests.Markdown;
using Edge.Testing;

namespace Edge.Docs.Tests.Commands;

/// <summary>A folder in which the commands of a page are run: what of the repository commands read is copied there, so that nothing is written into the repository.</summary>
public sealed class ScratchFolder : IDisposable
{
    private static readonly string[] Copied = ["Edge.sln", "sdk/models", "trainer/recipes", "hardware", "docs/pictures"];

    private readonly TemporaryFolder _folder = new();

    /// <summary>Makes the folder.</summary>
    /// <param name="page">The page.</param>
    /// <param name="given">What it supposes its reader to have: path here, path in the repository or <c>page:</c> and a language.</param>
    public ScratchFolder(string page, IReadOnlyDictionary<string, string> given)
    {
        const string OfPage = "page:";
        foreach (string path in Copied)
            Copy(Repository.PathOf(path), _folder.Of(path));
        foreach ((string to, string from) in given)
            if (from.StartsWith(OfPage, StringComparison.Ordinal))
                File.WriteAllText(_folder.Of(to), Pages.Of(page).Blocks.First(b => b.Language == from[OfPage.Length..]).Text);
            else
                Copy(Repository.PathOf(from), _folder.Of(to));
    }

    /// <summary>Runs a line in the shell.</summary>
    /// <param name="line">The line.</param>
    /// <param name="until">Ends it when it has printed this; null: it ends by itself.</param>
    public async Task<ProcessResult> RunAsync(string line, string? until)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", line]) { WorkingDirectory = _folder.Path };
        if (until is null)
            return await ChildProcess.RunAsync(start);
        using ChildProcess child = ChildProcess.Start(start);
        string seen = "";
        while (await child.ReadLineAsync() is { } text)
        {
            seen += text + "\n";
            if (!seen.Contains(until, StringComparison.Ordinal))
                continue;
            child.Kill();
            return new ProcessResult(0, seen, "");
        }
        return await child.EndAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static void Copy(string from, string to)
    {
        if (Directory.Exists(from))
        {
            Directory.CreateDirectory(to);
            foreach (string entry in Directory.GetFileSystemEntries(from))
                Copy(entry, Path.Combine(to, Path.GetFileName(entry)));
        }
        else if (File.Exists(from))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to, overwrite: true);
        }
    }
}
