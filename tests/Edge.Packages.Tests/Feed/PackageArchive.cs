using System;
using System.IO;
using System.IO.Compression;

namespace Edge.Packages.Tests.Feed;

/// <summary>Reads what is in a package.</summary>
internal static class PackageArchive
{
    /// <summary>The bytes of a file.</summary>
    /// <exception cref="InvalidOperationException">There is none of that name.</exception>
    public static byte[] Read(this ZipArchive package, string entry)
    {
        using Stream stream = (package.GetEntry(entry) ?? throw new InvalidOperationException($"Expected {entry} in the package, found none.")).Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
