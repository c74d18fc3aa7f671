using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Edge.Trainer.Collecting;

/// <summary>The classes of a page's lines as a user gives them: names with commas between, 0-9 for ten digits.</summary>
public static class ClassList
{
    /// <summary>Takes the names apart.</summary>
    /// <param name="text">Such as <c>0-9</c>, <c>3,5,7</c> or <c>cross,ring</c>.</param>
    /// <returns>The names; empty where one is empty, there twice, or not fit to be a folder.</returns>
    public static IReadOnlyList<string> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] names = [.. text.Split(',').SelectMany(Expand)];
        return names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Length && names.All(IsFolder) ? names : [];
    }

    private static bool IsFolder(string name) =>
        name.Length > 0 && name.Trim() == name && name[0] != '.' && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && !name.Contains('\\', StringComparison.Ordinal);

    private static IEnumerable<string> Expand(string part) =>
        part is [>= '0' and <= '9', '-', >= '0' and <= '9'] && part[0] < part[2] ? Enumerable.Range(part[0], part[2] - part[0] + 1).Select(c => ((char)c).ToString()) : [part];
}
