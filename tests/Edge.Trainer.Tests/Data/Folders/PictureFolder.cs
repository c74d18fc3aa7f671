using System.IO;
using Edge.Testing;
using Edge.Trainer.Numerics;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Trainer.Tests.Data.Folders;

/// <summary>Writes folders of small pictures whose class is their colour: red, green and blue, of many sizes.</summary>
internal static class PictureFolder
{
    public static readonly string[] Classes = ["blue", "green", "red"];

    /// <summary>Writes pictures of every class under a folder.</summary>
    public static void Write(TemporaryFolder folder, string under, int perClass, long seed = 1)
    {
        for (int label = 0; label < Classes.Length; label++)
        {
            string path = folder.Of(Path.Combine(under, Classes[label]));
            Directory.CreateDirectory(path);
            for (int i = 0; i < perClass; i++)
                Save(Path.Combine(path, $"{i:D3}.png"), 2 - label, new SplitMix64(seed, label, i));
        }
    }

    private static void Save(string path, int channel, SplitMix64 random)
    {
        int width = 10 + random.NextInt32(20), height = 10 + random.NextInt32(20);
        byte[] pixels = new byte[3 * width * height];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)((i % 3 == channel ? 150 : 20) + random.NextInt32(80));
        PngWriter.Save(path, new ColorImage(width, height, pixels));
    }
}
