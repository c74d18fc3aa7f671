using System;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Data.Augmentation;

/// <summary>Changes images as an <see cref="AugmentationSpec"/> says. Keeps its scratch, so that an image costs no memory: one a thread.</summary>
/// <remarks>The result depends on seed, epoch and number of the image alone; registers of another width give the same bits.</remarks>
public sealed class Augmenter
{
    private readonly AugmentationSpec _spec;
    private readonly long _seed;
    private readonly Plane[] _sources;
    private readonly Plane[] _planes;
    private readonly Plane _other;
    private readonly Resampler? _resampler;
    private readonly (SmoothField X, SmoothField Y)? _elastic;
    private readonly StrokeFilter? _stroke;
    private readonly Lighting? _lighting;

    /// <summary>Makes the scratch for images of one shape.</summary>
    /// <param name="spec">The limits.</param>
    /// <param name="shape">The shape of an image.</param>
    /// <param name="seed">The recipe's seed.</param>
    public Augmenter(AugmentationSpec spec, TensorShape shape, long seed)
    {
        ArgumentNullException.ThrowIfNull(spec);
        (_spec, Shape, _seed) = (spec, shape, seed);
        _planes = Planes(shape);
        _other = new Plane(shape.Height, shape.Width);
        bool elastic = spec.Elastic is { Amplitude: > 0 };
        bool resampled = elastic || spec.Rotation > 0 || spec.Shift > 0 || spec.Shear > 0 || spec.Zoom > 0;
        // Without a resampling the image is loaded where the effects work.
        _sources = resampled ? Planes(shape) : _planes;
        _resampler = resampled ? new Resampler(shape.Height, shape.Width, spec.Fill) : null;
        _elastic = elastic ? (Field(shape, spec.Elastic!), Field(shape, spec.Elastic!)) : null;
        _stroke = spec.Stroke > 0 ? new StrokeFilter(shape.Height, shape.Width) : null;
        _lighting = spec.Lighting > 0 ? new Lighting(shape.Height, shape.Width) : null;
    }

    /// <summary>The shape of an image.</summary>
    public TensorShape Shape { get; }

    /// <summary>Writes a changed image.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="number">The number of the image in its set.</param>
    /// <param name="image">The pixels in the order row, column, channel.</param>
    /// <param name="target">Receives as many values from 0 to 1, where 1 is 255.</param>
    /// <exception cref="ArgumentException">A length is not that of <see cref="Shape"/>.</exception>
    public void Apply(int epoch, int number, ReadOnlySpan<byte> image, Span<float> target)
    {
        if (image.Length != Shape.Length || target.Length != Shape.Length)
            throw new ArgumentException($"Expected {Shape.Length} pixels and values for {Shape}, got {image.Length} and {target.Length}.", nameof(image));
        var key = new AugmentationKey(_seed, epoch, number);
        for (int channel = 0; channel < _sources.Length; channel++)
            Load(image, _sources[channel], channel);
        Resample(key);
        Blur(key);
        SplitMix64 light = key.Of(Effect.Lighting);
        float cut = _lighting?.Apply(_planes, ref light, _spec.Lighting) ?? 0;
        AddNoise(key);
        for (int channel = 0; channel < _planes.Length; channel++)
            Store(_planes[channel], target, channel, cut);
    }

    private static Plane[] Planes(TensorShape shape)
    {
        var planes = new Plane[shape.Channels];
        for (int i = 0; i < planes.Length; i++)
            planes[i] = new Plane(shape.Height, shape.Width);
        return planes;
    }

    private static SmoothField Field(TensorShape shape, ElasticSpec elastic) => new(shape.Height, shape.Width, elastic.Smoothness);

    private void Load(ReadOnlySpan<byte> image, Plane plane, int channel)
    {
        int next = channel;
        for (int y = 0; y < plane.Height; y++)
            foreach (ref float pixel in plane.Line(y))
            {
                pixel = image[next] * (1f / 255);
                next += Shape.Channels;
            }
    }

    private void Resample(in AugmentationKey key)
    {
        if (_resampler is null)
            return;
        float amplitude = 0;
        if (_elastic is var (x, y))
        {
            SplitMix64 random = key.Of(Effect.Elastic);
            amplitude = AugmentationKey.Strength(ref random, _spec.Elastic!.Amplitude);
            x.Draw(ref random);
            y.Draw(ref random);
        }
        _resampler.Aim(AffineMap.Draw(_spec, key.Of(Effect.Affine)), _elastic, amplitude, _other.Stride);
        for (int channel = 0; channel < _planes.Length; channel++)
            _resampler.Draw(_sources[channel], _planes[channel]);
    }

    private void Blur(in AugmentationKey key)
    {
        SplitMix64 random = key.Of(Effect.Stroke);
        float radius = AugmentationKey.Strength(ref random, _spec.Stroke) * (random.NextInt32(2) == 0 ? 1 : -1);
        random = key.Of(Effect.Blur);
        float sigma = AugmentationKey.Strength(ref random, _spec.Blur);
        foreach (Plane plane in _planes)
        {
            _stroke?.Apply(plane, _other, radius);
            GaussianBlur.Apply(plane, _other, sigma);
        }
    }

    private void AddNoise(in AugmentationKey key)
    {
        if (_spec.Noise == 0)
            return;
        SplitMix64 random = key.Of(Effect.Noise);
        float deviation = AugmentationKey.Strength(ref random, _spec.Noise);
        foreach (Plane plane in _planes)
            SensorNoise.Apply(plane, ref random, deviation);
    }

    // What lies below the cut is paper, what lies outside of 0 to 1 is clipped, as a sensor does.
    private void Store(Plane plane, Span<float> target, int channel, float cut)
    {
        int next = channel;
        for (int y = 0; y < plane.Height; y++)
            foreach (float pixel in plane.Line(y))
            {
                target[next] = pixel < cut ? 0 : Math.Clamp(pixel, 0, 1);
                next += Shape.Channels;
            }
    }
}
