using System;
using System.Collections.Generic;
using Edge.Data;
using Edge.Photographs.Objects;
using Edge.Photographs.Optics;
using Edge.Vision;

namespace Edge.Photographs;

/// <summary>Makes photographs by lot. A photograph depends on the generator's seed, its own number and what is asked for, and on nothing that was made before.</summary>
/// <remarks>The same numbers come out on the same kind of processor; floats are used. For one thread at a time; generators are independent of each other.</remarks>
public sealed class PhotographGenerator
{
    // The streams of the lot: what photograph n shows does not change with the number of others.
    private const int DigitStream = 0;
    private const int NonDigitStream = 16;

    private readonly ImageSet _digits;
    private readonly long _seed;
    private readonly (int Width, int Height)? _size;
    private readonly DigitWriter _writer;
    private readonly Dictionary<(int, int), (Canvas Canvas, LensBlur Blur)> _buffers = [];

    /// <summary>Makes a generator.</summary>
    /// <param name="digits">28x28 digits, white ink on black: MNIST's test images, say.</param>
    /// <param name="setting">How hard the photographs are.</param>
    /// <param name="seed">Another seed makes other photographs.</param>
    /// <param name="size">Width and height of every photograph in pixels, at least 64 each; null for sizes by lot.</param>
    /// <exception cref="ArgumentException">The digits are not 28x28 in grey, or there are none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 64 or too large.</exception>
    public PhotographGenerator(ImageSet digits, PhotographSetting setting, long seed, (int Width, int Height)? size = null)
    {
        ArgumentNullException.ThrowIfNull(digits);
        ArgumentNullException.ThrowIfNull(setting);
        if (digits.Count == 0 || digits.ImageLength != 28 * 28)
            throw new ArgumentException($"Expected grey digits of 28x28, got {digits.Count} images of {digits.Width}x{digits.Height}x{digits.Channels}; pass MNIST or images of its form.", nameof(digits));
        if (size is var (width, height) && (Math.Min(width, height) < PhotographSize.Least || Math.Max(width, height) > PhotographSize.Most))
            throw new ArgumentOutOfRangeException(nameof(size), $"Expected sides of {PhotographSize.Least} to {PhotographSize.Most} pixels, got {width}x{height}.");
        (_digits, Setting, _seed, _size) = (digits, setting, seed, size);
        _writer = new DigitWriter(digits);
    }

    /// <summary>How hard the photographs are.</summary>
    public PhotographSetting Setting { get; }

    /// <summary>A photograph of one digit: the data set's image of the same number, counted round.</summary>
    /// <param name="number">The photograph's number, from 0.</param>
    public Photograph Digit(int number) => Digits(number, Layout.One);

    /// <summary>A photograph of digits.</summary>
    /// <param name="number">The photograph's number, from 0. A single digit is the data set's image of that number, counted round; several are chosen by lot.</param>
    /// <param name="layout">How they stand.</param>
    public Photograph Digits(int number, Layout layout)
    {
        var random = new SeededRandom(_seed, Stream(number, DigitStream + (int)layout));
        bool several = layout != Layout.One;
        (Canvas canvas, LensBlur blur) = Buffers(random, several);
        Writing writing = Writing.Draw(random, Setting, layout, canvas);
        Scene scene = Scene.Draw(random, Setting, canvas, writing.Height, Setting.Ruled, Setting.Squared);
        int chosen = several ? random.Below(_digits.Count) : number % _digits.Count;
        IReadOnlyList<PhotographedDigit> digits = _writer.Write(scene, writing, chosen);
        if (random.Chance(Setting.Clutter))
            Clutter.Paint(scene, digits);
        scene.Note(writing.Height < PhotographSize.SmallDigit ? Disturbances.Small : 0);
        ColorImage image = Darkroom.Develop(scene, blur, writing.Height);
        return new Photograph(image, digits, null, scene.Disturbances);
    }

    /// <summary>A photograph of something that is no digit.</summary>
    /// <param name="number">The photograph's number, from 0.</param>
    /// <param name="kind">What it shows.</param>
    public Photograph NonDigit(int number, NonDigitKind kind)
    {
        var random = new SeededRandom(_seed, Stream(number, NonDigitStream + (int)kind));
        (Canvas canvas, LensBlur blur) = Buffers(random, several: false);
        float height = canvas.Side * random.Between(Setting.SmallestDigit, 0.75f);
        bool paper = kind is NonDigitKind.EmptyPaper or NonDigitKind.Letter or NonDigitKind.Shape or NonDigitKind.Scribble;
        Scene scene = Scene.Draw(random, Setting, canvas, height, paper ? Setting.Ruled : 0, paper ? Setting.Squared : 0);
        NonDigitPainter.Paint(scene, kind, height);
        ColorImage image = Darkroom.Develop(scene, blur, height, unlit: kind == NonDigitKind.Noise);
        return new Photograph(image, [], kind, scene.Disturbances);
    }

    private static long Stream(int number, int stream) => ((long)number << 8) | (uint)stream;

    private (Canvas Canvas, LensBlur Blur) Buffers(SeededRandom random, bool several)
    {
        (int Width, int Height) drawn = PhotographSize.Draw(random, several);
        (int Width, int Height) size = _size ?? drawn;
        if (!_buffers.TryGetValue(size, out (Canvas Canvas, LensBlur Blur) buffers))
            _buffers[size] = buffers = (new Canvas(size.Width, size.Height), new LensBlur(size.Width, size.Height));
        return buffers;
    }
}
