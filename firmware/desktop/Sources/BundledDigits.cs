using System;
using System.IO;
using Edge.Data;

namespace Edge.Desktop.Sources;

/// <summary>The labelled digits that ship with this program: a part of MNIST's test set, 28x28, white ink on black.</summary>
internal static class BundledDigits
{
    /// <summary>Side of a digit in pixels.</summary>
    public const int Side = 28;

    /// <summary>File name of the pictures.</summary>
    public const string ImagesFile = "mnist-images-idx3-ubyte";

    /// <summary>File name of the labels.</summary>
    public const string LabelsFile = "mnist-labels-idx1-ubyte";

    /// <summary>Reads them out of the program.</summary>
    public static ImageSet Load() => IdxFile.ParseSet(Resource(ImagesFile), ImagesFile, Resource(LabelsFile), LabelsFile);

    private static byte[] Resource(string name)
    {
        using Stream stream = typeof(BundledDigits).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without its data file {name}; build it from the whole repository.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
