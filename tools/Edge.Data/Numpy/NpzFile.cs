using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Edge.Cli;

namespace Edge.Data.Numpy;

/// <summary>NumPy's .npz: a ZIP archive of .npy files, as numpy.savez and numpy.savez_compressed write it.</summary>
public static class NpzFile
{
    private const int BlockSize = 1 << 16;
    private const int MaxEntries = 1000;

    /// <summary>Reads arrays by name.</summary>
    /// <param name="path">The file.</param>
    /// <param name="names">The arrays to read.</param>
    /// <returns>Those that are there.</returns>
    /// <exception cref="UserErrorException">It is no such file or larger than <see cref="IdxFile.MaxLength"/>; the message is a sentence for the user.</exception>
    public static IReadOnlyDictionary<string, NpyArray> Read(string path, params IEnumerable<string> names)
    {
        try
        {
            using ZipArchive archive = ZipFile.OpenRead(path);
            if (archive.Entries.Count > MaxEntries)
                throw new UserErrorException($"Expected at most {MaxEntries} arrays in '{path}', got {archive.Entries.Count}; save only those that are needed.");
            var arrays = new Dictionary<string, NpyArray>();
            foreach (string name in names)
                if (archive.Entries.FirstOrDefault(e => e.FullName == name + ".npy") is { } entry)
                    arrays.Add(name, NpyFile.Parse(Unpack(entry, path), $"{path}:{name}"));
            return arrays;
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            throw new UserErrorException($"Expected '{path}' to be a .npz file, got a ZIP archive that cannot be read; save the arrays with numpy.savez_compressed.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Expected to read '{path}', got the fault \"{e.Message.TrimEnd('.')}\"; give a file that can be read.", e);
        }
    }

    // The archive's own figure of an entry's length is not to be trusted with memory.
    private static ReadOnlyMemory<byte> Unpack(ZipArchiveEntry entry, string path)
    {
        using Stream stream = entry.Open();
        var content = new MemoryStream();
        var block = new byte[BlockSize];
        for (int read; (read = stream.Read(block)) > 0;)
        {
            content.Write(block.AsSpan(0, read));
            if (content.Length > IdxFile.MaxLength)
                throw new UserErrorException($"Expected at most {IdxFile.MaxLength} bytes of '{entry.FullName}' in '{path}', got more; take fewer images.");
        }
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }
}
