using System;
using System.Text;
using Edge.Vision.Images;

namespace Edge.Docs.Generated;

/// <summary>A file of docs that a program writes.</summary>
/// <param name="Path">Its path from the repository's folder, with slashes.</param>
/// <param name="Write">Writes it, given what is there now (empty where there is nothing).</param>
public sealed record GeneratedFile(string Path, Func<byte[], byte[]> Write)
{
    /// <summary>A file of text.</summary>
    public static GeneratedFile Text(string path, Func<string, string> write) => new(path, old => Encoding.UTF8.GetBytes(write(Encoding.UTF8.GetString(old))));

    /// <summary>Whether two forms of the file say the same: of a PNG picture the pixels count, as processors may compress differently.</summary>
    public bool Same(byte[] first, byte[] second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return first.AsSpan().SequenceEqual(second)
            || (Path.EndsWith(".png", StringComparison.Ordinal) && first.Length > 0 && second.Length > 0
                && ImageFile.DecodeColor(first).Pixels.AsSpan().SequenceEqual(ImageFile.DecodeColor(second).Pixels));
    }
}
