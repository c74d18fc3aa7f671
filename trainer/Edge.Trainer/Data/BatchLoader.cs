using System;
using Edge.Data;
using Edge.Trainer.Data.Augmentation;
using Edge.Trainer.Managed;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Data;

/// <summary>Turns images into batches of floats. What it draws at random depends on seed, epoch and image alone, not on threads.</summary>
public sealed class BatchLoader
{
    // Keeps the stream of the order apart from that of the augmentation.
    private const long OrderStream = 0x4F52_0000_0000;

    private readonly Recipe _recipe;
    private readonly WorkerPool _pool;
    private readonly float[] _images;
    private readonly byte[] _labels;
    private readonly Action<int, int> _loadTraining;
    private readonly Augmenter[] _augmenters;
    private ImageSet? _set;
    private ReadOnlyMemory<int> _indices;
    private int _epoch;
    private int _count;

    /// <summary>Makes room for a batch.</summary>
    public BatchLoader(Recipe recipe, WorkerPool pool)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        (_recipe, _pool) = (recipe, pool);
        _images = new float[recipe.Batch * recipe.Input.Length];
        _labels = new byte[recipe.Batch];
        _loadTraining = LoadTraining;
        _augmenters = new Augmenter[recipe.Augmentation is null ? 0 : pool.Workers];
        for (int i = 0; i < _augmenters.Length; i++)
            _augmenters[i] = new Augmenter(recipe.Augmentation!, recipe.Input, recipe.Seed);
    }

    /// <summary>The loaded images, pixel / 255.</summary>
    public ReadOnlySpan<float> Images => _images.AsSpan(0, _count * _recipe.Input.Length);

    /// <summary>The loaded labels.</summary>
    public ReadOnlySpan<byte> Labels => _labels.AsSpan(0, _count);

    /// <summary>The order of an epoch (Fisher and Yates).</summary>
    public int[] Order(int count, int epoch)
    {
        int[] order = new int[count];
        for (int i = 0; i < count; i++)
            order[i] = i;
        var random = new SplitMix64(_recipe.Seed, OrderStream, epoch);
        for (int i = count - 1; i > 0; i--)
        {
            int other = random.NextInt32(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
        return order;
    }

    /// <summary>Loads training images with the recipe's augmentation.</summary>
    public void LoadTraining(ImageSet set, ReadOnlyMemory<int> indices, int epoch)
    {
        (_set, _indices, _epoch, _count) = (set, indices, epoch, indices.Length);
        _pool.Run(_count, _loadTraining);
    }

    /// <summary>Loads a run of images as they are.</summary>
    public void LoadPlain(ImageSet set, int start, int count)
    {
        ArgumentNullException.ThrowIfNull(set);
        _count = count;
        set.Labels.Span.Slice(start, count).CopyTo(_labels);
        for (int i = 0; i < count; i++)
            Copy(set.Image(start + i), Place(i));
    }

    private void LoadTraining(int place, int worker)
    {
        int index = _indices.Span[place];
        ReadOnlySpan<byte> image = _set!.Image(index);
        _labels[place] = _set.Labels.Span[index];
        if (_augmenters.Length == 0)
            Copy(image, Place(place));
        else
            _augmenters[worker].Apply(_epoch, index, image, Place(place));
    }

    private Span<float> Place(int index) => _images.AsSpan(index * _recipe.Input.Length, _recipe.Input.Length);

    private static void Copy(ReadOnlySpan<byte> image, Span<float> target)
    {
        for (int i = 0; i < image.Length; i++)
            target[i] = image[i] * (1f / 255);
    }
}
