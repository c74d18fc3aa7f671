using System.Collections.Generic;
using System.Linq;
using Edge.Cli;

namespace Edge.Quantize.Data;

/// <summary>Puts the classes of folders in a network's order.</summary>
internal static class ClassMap
{
    /// <summary>The network's class for each folder.</summary>
    /// <param name="folders">The names of the folders.</param>
    /// <param name="classes">The network's classes; none where they are not known.</param>
    /// <param name="path">Where the folders are.</param>
    /// <returns>Null where the order of the folders is that of the classes, or is all that is known.</returns>
    /// <exception cref="UserErrorException">A folder has no class.</exception>
    public static int[]? Of(IReadOnlyList<string> folders, IReadOnlyList<string> classes, string path)
    {
        if (classes.Count == 0)
            return null;
        string[] known = [.. classes];
        return folders.FirstOrDefault(f => !known.Contains(f)) is { } stranger
            ? throw new UserErrorException($"Expected the folders of '{path}' to be named as the classes that the network knows ({Shortened(known)}), got '{stranger}'; rename the folder or take another network.")
            : [.. folders.Select(f => System.Array.IndexOf(known, f))];
    }

    private static string Shortened(string[] names) => string.Join(", ", names.Take(10)) + (names.Length > 10 ? ", ..." : "");
}
