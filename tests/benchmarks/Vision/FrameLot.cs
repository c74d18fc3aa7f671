using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Data;
using Edge.Photographs;
using Edge.Testing;
using Edge.Vision;

namespace Edge.Benchmarks.Vision;

/// <summary>Made frames of several contents, on the hard setting: the digits on them are those that ship with the desktop.</summary>
internal static class FrameLot
{
    /// <summary>Width of a frame in pixels.</summary>
    public const int Width = 640;

    /// <summary>Height of a frame in pixels.</summary>
    public const int Height = 480;

    /// <summary>Frames of each content.</summary>
    public const int Frames = 4;

    private const long Seed = 1;

    private static readonly (string Content, Func<PhotographGenerator, int, Photograph> Make)[] Contents =
    [
        ("empty paper", (g, i) => g.NonDigit(i, NonDigitKind.EmptyPaper)),
        ("one digit", (g, i) => g.Digit(i)),
        ("a line of digits", (g, i) => g.Digits(i, Layout.Line)),
        ("a page of digits", (g, i) => g.Digits(i, Layout.Page)),
        ("a letter", (g, i) => g.NonDigit(i, NonDigitKind.Letter)),
        ("print", (g, i) => g.NonDigit(i, NonDigitKind.Text)),
        ("a barcode", (g, i) => g.NonDigit(i, NonDigitKind.Barcode)),
        ("noise", (g, i) => g.NonDigit(i, NonDigitKind.Noise)),
    ];

    /// <summary>Makes them.</summary>
    /// <returns>The frames of each content.</returns>
    public static IReadOnlyList<(string Content, GrayImage[] Frames)> Make()
    {
        (string images, string labels) = (Repository.PathOf("firmware", "desktop", "data", "mnist-images-idx3-ubyte"), Repository.PathOf("firmware", "desktop", "data", "mnist-labels-idx1-ubyte"));
        ImageSet digits = IdxFile.ParseSet(IdxFile.ReadBytes(images), images, IdxFile.ReadBytes(labels), labels);
        var generator = new PhotographGenerator(digits, PhotographSetting.Hard, Seed, (Width, Height));
        return [.. Contents.Select(c => (c.Content, Enumerable.Range(0, Frames).Select(i => c.Make(generator, i).ToGray()).ToArray()))];
    }
}
