using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Cli;

namespace Edge.Data.Folders;

/// <summary>The folders of classes and their files.</summary>
internal static class ClassFolders
{
    /// <summary>The least number of classes.</summary>
    public const int Least = 2;

    /// <summary>The largest number of classes: a label is a byte.</summary>
    public const int Most = 256;

    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".bmp", ".pbm", ".pgm", ".ppm", ".pnm"];

    /// <summary>The names of the classes, in ordinal order.</summary>
    public static string[] Names(string folder)
    {
        string[] names = [.. Directory.EnumerateDirectories(folder).Select(d => Path.GetFileName(d)).Where(n => !IsHidden(n)).Order(StringComparer.Ordinal)];
        return names.Length is >= Least and <= Most
            ? names
            : throw new UserErrorException($"Expected {Least} to {Most} folders in '{folder}', one a class, got {names.Length}; make a folder for each class and put its pictures there.");
    }

    /// <summary>The pictures of a class, in ordinal order of their names.</summary>
    public static List<string> Pictures(string folder)
    {
        var pictures = new List<string>();
        foreach (string entry in Directory.EnumerateFileSystemEntries(folder))
        {
            string name = Path.GetFileName(entry);
            if (IsHidden(name))
                continue;
            if (Directory.Exists(entry))
                throw new UserErrorException($"Expected only pictures in the folder of a class, got the folder '{entry}'; move its pictures up or the folder away.");
            if (!Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
                throw new UserErrorException($"Expected only pictures ({string.Join(", ", Extensions)}) in the folder of a class, got '{entry}'; convert it to PNG or move it away.");
            pictures.Add(entry);
        }
        pictures.Sort(StringComparer.Ordinal);
        return pictures;
    }

    // What file managers leave behind.
    private static bool IsHidden(string name) =>
        name.StartsWith('.') || name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase) || name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);
}
