using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Edge.Data.Folders;

/// <summary>A seeded order of files by the hash of their names: it does not depend on the machine, and a new file does not move the others.</summary>
internal static class StratifiedOrder
{
    /// <summary>The files of one class in their seeded order.</summary>
    /// <param name="className">The class.</param>
    /// <param name="files">Its files.</param>
    /// <param name="seed">The seed.</param>
    public static List<string> Shuffle(string className, IEnumerable<string> files, long seed) =>
        [.. files.OrderBy(f => Key(seed, $"{className}/{System.IO.Path.GetFileName(f)}")).ThenBy(f => f, StringComparer.Ordinal)];

    /// <summary>Mixes the classes so that every run from the start or end holds each class in its proportion, to within one image.</summary>
    /// <param name="classes">The files of each class, by label.</param>
    public static PictureFile[] Mix(IReadOnlyList<IReadOnlyList<string>> classes) =>
    [
        .. classes
            .SelectMany((files, label) => files.Select((file, i) => (Place: (i + 0.5) / files.Count, File: new PictureFile(file, (byte)label))))
            .OrderBy(f => f.Place)
            .ThenBy(f => f.File.Label)
            .Select(f => f.File),
    ];

    private static ulong Key(long seed, string name)
    {
        byte[] text = Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}:{name}"));
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(text));
    }
}
