using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Cli;

namespace Edge.Desktop.Sources;

/// <summary>The picture files that names on a command line stand for.</summary>
internal static class PictureFiles
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".bmp", ".pbm", ".pgm", ".ppm", ".pnm"];

    /// <summary>A file stands for itself; a folder for the pictures in it, sorted by name.</summary>
    /// <exception cref="UserErrorException">A folder without pictures, or one that cannot be read.</exception>
    public static IReadOnlyList<string> Expand(string path)
    {
        if (!Directory.Exists(path))
            return [path];
        try
        {
            string[] files = [.. Directory.EnumerateFiles(path).Where(IsPicture).Order(StringComparer.Ordinal)];
            return files.Length > 0
                ? files
                : throw new UserErrorException($"{path}: Expected a folder with pictures ({string.Join(", ", Extensions)}), got none in it; name another folder.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path}: Expected a folder that can be read, got: {e.Message} Check its permissions.", e);
        }
    }

    private static bool IsPicture(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
