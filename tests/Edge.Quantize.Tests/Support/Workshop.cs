using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using Edge.Testing;

namespace Edge.Quantize.Tests.Support;

/// <summary>A folder with a tiny ONNX model and a small synthetic set of pictures, deleted at the end.</summary>
public sealed class Workshop : IDisposable
{
    public const int Size = 8, Training = 40, Testing = 20;

    private readonly TemporaryFolder _folder = new();

    public Workshop()
    {
        Directory.CreateDirectory(At("data"));
        WriteSet("train", Training, 1);
        WriteSet("t10k", Testing, 2);
        // 8x8x1 -> conv 3x3x1x2 -> 4x4 by stride 2 -> dense 32x2.
        NetworkBuilder net = new NetworkBuilder(3, 1, 1, Size, Size).Conv(2, 3, 2, padding: Padding.SameUpper).BatchNormalization().Node("Relu");
        File.WriteAllBytes(At("model.onnx"), net.Flatten().Dense(2, DenseForm.Gemm).Node("Softmax").ToBytes());
    }

    public string At(params string[] parts) => Path.Combine([_folder.Path, .. parts]);

    public string[] Files(string folder) => [.. Directory.GetFileSystemEntries(At(folder)).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Dispose();

    /// <summary>A pair of IDX files: pictures that are bright at the top (class 0) or at the bottom (class 1).</summary>
    private void WriteSet(string name, int count, int seed)
    {
        var random = new Random(seed);
        byte[] images = new byte[16 + count * Size * Size], labels = new byte[8 + count];
        foreach ((byte[] file, int[] head) in new[] { (images, new[] { 0x803, count, Size, Size }), (labels, [0x801, count]) })
            for (int i = 0; i < head.Length; i++)
                BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 * i), head[i]);
        for (int i = 0; i < count; i++)
        {
            labels[8 + i] = (byte)random.Next(2);
            for (int p = 0; p < Size * Size; p++)
                images[16 + i * Size * Size + p] = (byte)(p < Size * Size / 2 == (labels[8 + i] == 0) ? random.Next(100, 256) : random.Next(80));
        }
        File.WriteAllBytes(At("data", name + "-images-idx3-ubyte"), images);
        File.WriteAllBytes(At("data", name + "-labels-idx1-ubyte"), labels);
    }
}
