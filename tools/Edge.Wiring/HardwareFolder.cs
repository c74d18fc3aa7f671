using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Boards;
using Edge.Boards.Builds;
using Edge.Wiring.Drawing;
using Edge.Wiring.Tables;

namespace Edge.Wiring;

/// <summary>What the program writes into the folder hardware: each build's drawing, and the tables of the guides.</summary>
public static class HardwareFolder
{
    private const string Guide = "README.md";

    /// <summary>Makes every file anew.</summary>
    /// <param name="folder">The folder hardware.</param>
    /// <returns>The builds, and each file's path with its text as it has to be.</returns>
    /// <exception cref="BoardException">There is no build, or one cannot be used; the message names it.</exception>
    public static (IReadOnlyList<Build> Builds, IReadOnlyList<(string Path, string Text)> Files) Make(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
            throw new BoardException($"Expected the folder of the builds, got '{folder}', which is none; run it from the repository's root with the argument hardware.");
        IReadOnlyList<string> folders = [.. Directory.GetDirectories(folder).Where(f => File.Exists(Path.Combine(f, BuildFile.Name))).Order(StringComparer.Ordinal)];
        if (folders.Count == 0)
            throw new BoardException($"Expected folders with a {BuildFile.Name} in '{folder}', found none; run it from the repository's root with the argument hardware.");
        IReadOnlyList<Build> builds = [.. folders.Select(BuildFile.Load)];
        var files = new List<(string, string)>();
        foreach ((string path, Build build) in folders.Zip(builds))
        {
            files.Add((Path.Combine(path, WiringDrawing.FileName), WiringDrawing.Draw(build)));
            string guide = Read(Path.Combine(path, Guide));
            guide = MarkedText.Replace(guide, $"{build.Id}/{Guide}", "parts", BuildTables.Parts(build));
            guide = MarkedText.Replace(guide, $"{build.Id}/{Guide}", "wiring", BuildTables.Wiring(build));
            files.Add((Path.Combine(path, Guide), guide));
        }
        string overview = Path.Combine(folder, Guide);
        files.Add((overview, MarkedText.Replace(Read(overview), Guide, "builds", BuildTables.Comparison(builds))));
        return (builds, files);
    }

    /// <summary>A text with the line ends of the repository; empty where there is no file.</summary>
    public static string Read(string path) => File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
}
