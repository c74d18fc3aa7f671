using System.IO;
using Edge.Data;
using Edge.Testing;

namespace Edge.Photographs.Tests;

/// <summary>The 200 digits that ship with the desktop reader: MNIST's, and at hand everywhere.</summary>
internal static class Digits
{
    private const string Images = "mnist-images-idx3-ubyte";
    private const string Labels = "mnist-labels-idx1-ubyte";

    public static ImageSet All { get; } = IdxFile.ParseSet(Read(Images), Images, Read(Labels), Labels);

    private static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Repository.Root, "firmware", "desktop", "data", name));
}
