using System;
using System.Linq;
using Edge.Onnx.Proto;

namespace Edge.Quantize.Tests.Fuzzing;

/// <summary>Damages an ONNX file by bytes: flips, lengths, moves, cuts and growth; weights less often, as any bytes are valid there.</summary>
internal sealed class OnnxBytes
{
    private readonly byte[] _original;
    private readonly int[] _structure;

    /// <param name="file">A valid file.</param>
    public OnnxBytes(byte[] file)
    {
        _original = file;
        var isData = new bool[file.Length];
        foreach (TensorProto tensor in ModelProto.Parser.ParseFrom(file).Graph.Initializer.Where(t => t.RawData?.Length > 16))
            isData.AsSpan(Math.Max(file.AsSpan().IndexOf(tensor.RawData.Span), 0), tensor.RawData.Length).Fill(true);
        _structure = [.. Enumerable.Range(0, file.Length).Where(at => !isData[at])];
    }

    public byte[] Mutate(Random random)
    {
        byte[] file = (byte[])_original.Clone();
        for (int times = random.Next(1, 3); times > 0 && file.Length > 8; times--)
            file = Once(file, random);
        return file;
    }

    private byte[] Once(byte[] file, Random random)
    {
        int at = Math.Min(random.Next(4) == 0 ? random.Next(file.Length) : Structure(random), file.Length - 1);
        switch (random.Next(8))
        {
            case 0:
                file[at] = (byte)random.Next(256);
                return file;
            case 1:
                file[at] ^= (byte)(1 << random.Next(8));
                return file;
            case 2:
                // A length or a number of many bytes.
                file[at] |= 0x80;
                return file;
            case 3:
                file[at] = (byte)(file[at] + random.Next(-2, 3));
                return file;
            case 4:
                return [.. file.AsSpan(0, at), .. file.AsSpan(Math.Min(at + random.Next(1, 40), file.Length))];
            case 5:
                return [.. file.AsSpan(0, at), .. Run(random), .. file.AsSpan(at)];
            case 6:
                byte[] run = Run(random);
                run.AsSpan(0, Math.Min(run.Length, file.Length - at)).CopyTo(file.AsSpan(at));
                return file;
            default:
                return random.Next(4) == 0 ? file[..at] : file;
        }
    }

    private byte[] Run(Random random) => [.. _original.Skip(Structure(random)).Take(random.Next(1, 60))];

    private int Structure(Random random) => _structure[random.Next(_structure.Length)];
}
