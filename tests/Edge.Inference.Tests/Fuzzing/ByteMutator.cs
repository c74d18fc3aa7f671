using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Inference.Tests.Reading;
using Edge.Micro.Tflite;

namespace Edge.Inference.Tests.Fuzzing;

/// <summary>Damages a file by bytes: flips, numbers that are often at a border, offsets, moves, cuts and growth.</summary>
internal sealed class ByteMutator
{
    private static readonly int[] Interesting =
        [0, 1, 2, 3, 4, 7, 8, 16, 20, 21, 127, 128, 255, 256, 4096, 32768, 65535, 65536, -1, -2, -128, int.MaxValue, int.MaxValue - 3, int.MinValue, 1 << 24, 1 << 28, 1 << 30];

    private readonly byte[] _original;
    private readonly int[] _structure;

    /// <param name="file">A valid file.</param>
    public ByteMutator(byte[] file)
    {
        _original = file;
        var model = new ModelEditor(file);
        var data = new HashSet<int>();
        for (int i = 0; i < model.BufferCount; i++)
            if (model.FieldOrZero(model.Buffer(i), TfliteSchema.BufferData) is var field and not 0)
                for (int at = 0; at < model.Count(field); at++)
                    data.Add(model.Element(field, at, 1));
        _structure = [.. Enumerable.Range(0, file.Length).Where(at => !data.Contains(at))];
    }

    public byte[] Mutate(Random random)
    {
        byte[] file = (byte[])_original.Clone();
        for (int times = random.Next(1, 3); times > 0; times--)
            file = Once(file, random);
        return file;
    }

    private byte[] Once(byte[] file, Random random)
    {
        // Data of weights is damaged now and then only: whatever it is, it is valid.
        int at = Math.Min(random.Next(10) == 0 ? random.Next(_original.Length) : Structure(random), file.Length - 1), word = Math.Max(0, Math.Min(at & ~3, file.Length - 4));
        if (file.Length < 8)
            return file;
        switch (random.Next(9))
        {
            case 0:
                file[at] = (byte)random.Next(256);
                return file;
            case 1:
                file[at] ^= (byte)(1 << random.Next(8));
                return file;
            case 2:
                BitConverter.TryWriteBytes(file.AsSpan(word), Interesting[random.Next(Interesting.Length)]);
                return file;
            case 3:
                BitConverter.TryWriteBytes(file.AsSpan(word), unchecked(BitConverter.ToInt32(file, word) + random.Next(-8, 9)));
                return file;
            case 4:
                BitConverter.TryWriteBytes(file.AsSpan(at & ~1), (ushort)Interesting[random.Next(Interesting.Length)]);
                return file;
            case 5:
                // An offset that leads to another table.
                BitConverter.TryWriteBytes(file.AsSpan(word), (Structure(random) & ~3) - word);
                return file;
            case 6:
                Array.Copy(_original, Math.Min(Structure(random) & ~3, _original.Length - 4), file, word, 4);
                return file;
            case 7:
                return Splice(file, at, random);
            default:
                return random.Next(4) == 0 ? file[..random.Next(file.Length)] : file;
        }
    }

    // A run of bytes is left out, repeated or replaced by one from elsewhere.
    private byte[] Splice(byte[] file, int at, Random random)
    {
        int length = Math.Min(4 * random.Next(1, 20), file.Length - at), from = Math.Min(Structure(random), file.Length - 1);
        byte[] run = file[from..Math.Min(from + length, file.Length)];
        return random.Next(3) switch
        {
            0 => [.. file.AsSpan(0, at), .. file.AsSpan(at + length)],
            1 => [.. file.AsSpan(0, at), .. run, .. file.AsSpan(at)],
            _ => Overwrite(),
        };

        byte[] Overwrite()
        {
            run.AsSpan(0, Math.Min(run.Length, file.Length - at)).CopyTo(file.AsSpan(at));
            return file;
        }
    }

    private int Structure(Random random) => _structure[random.Next(_structure.Length)];
}
