using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace Edge.Quantize.Tests.Support;

/// <summary>Writes .npy and .npz files byte by byte, as numpy.lib.format describes them.</summary>
internal static class NpyBytes
{
    /// <summary>A file of version 1.</summary>
    public static byte[] Of(string type, byte[] content, params int[] shape) =>
        Of($"{{'descr': '{type}', 'fortran_order': False, 'shape': ({string.Join(", ", shape)}{(shape.Length == 1 ? "," : "")}), }}", content);

    public static byte[] Of(byte[] values, params int[] shape) => Of("|u1", values, shape);

    public static byte[] Of(float[] values, params int[] shape) => Of("<f4", MemoryMarshal.AsBytes<float>(values).ToArray(), shape);

    public static byte[] Of(long[] values, params int[] shape) => Of("<i8", MemoryMarshal.AsBytes<long>(values).ToArray(), shape);

    /// <summary>A file with a head of its own.</summary>
    public static byte[] Of(string head, byte[] content)
    {
        // NumPy fills up with blanks so that the numbers begin at a multiple of 64.
        byte[] text = Encoding.Latin1.GetBytes(head.PadRight((head.Length + 11 + 63) / 64 * 64 - 11) + "\n");
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, (byte)(text.Length >> 8), .. text, .. content];
    }

    public static byte[] Archive(params IEnumerable<(string Name, byte[] File)> arrays)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach ((string name, byte[] file) in arrays)
            {
                using Stream entry = archive.CreateEntry(name + ".npy").Open();
                entry.Write(file);
            }
        return stream.ToArray();
    }
}
