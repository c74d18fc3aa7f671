using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Edge.Testing;
using Edge.Vision.Images;

namespace Edge.Vision.Tests.Images;

public sealed class ImageFuzzTests
{
    private const int Mutations = 20_000;

    [Fact]
    public void DamagedFilesGiveAPictureOrOneKindOfException()
    {
        List<byte[]> files = [.. Directory.GetFiles(Repository.Data("png"), "*.png").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        files.AddRange(Directory.GetFiles(Repository.Data("jpeg"), "*.jpg").Order(StringComparer.Ordinal).Select(File.ReadAllBytes));
        foreach (string text in new[] { "P1\n3 2\n101\n010", "P2 2 2 15 0 15 7 8", "P3 1 1 255 1 2 3", "P4\n9 1\nab", "P5 2 1 255\nAz", "P6 1 1 65535\nAABBCC" })
            files.Add(Encoding.ASCII.GetBytes(text));
        files.Add(BmpTests.File(2, 2, 24, [], new byte[16]));
        files.Add(BmpTests.File(3, 1, 4, new byte[64], new byte[4]));
        var random = new Random(7);
        int valid = 0;
        int invalid = 0;
        for (int i = 0; i < Mutations; i++)
        {
            try
            {
                byte[] file = Mutate(files[random.Next(files.Count)], random);
                GrayImage image = ImageFile.Decode(file);
                Assert.Equal(image.Width * image.Height, image.Pixels.Length);
                Assert.Equal(3 * image.Pixels.Length, ImageFile.DecodeColor(file).Pixels.Length);
                valid++;
            }
            catch (InvalidImageException)
            {
                invalid++;
            }
        }
        Assert.Equal(Mutations, valid + invalid);
        Assert.True(valid > 100 && invalid > 100, $"{valid} valid and {invalid} invalid: the mutations reach only one kind");
    }

    private static byte[] Mutate(byte[] file, Random random)
    {
        byte[] copy = (byte[])file.Clone();
        for (int changes = random.Next(1, 5); changes > 0; changes--)
            switch (random.Next(4))
            {
                case 0:
                    copy[random.Next(copy.Length)] = (byte)random.Next(256);
                    break;
                case 1:
                    copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    copy = copy[..random.Next(1, copy.Length + 1)];
                    break;
                default:
                    int from = random.Next(copy.Length);
                    copy = [.. copy[..from], .. copy[random.Next(copy.Length)..]];
                    if (copy.Length == 0)
                        copy = [0];
                    break;
            }
        if (random.Next(2) == 0)
            ChecksumRepair.Apply(copy);
        return copy;
    }
}
