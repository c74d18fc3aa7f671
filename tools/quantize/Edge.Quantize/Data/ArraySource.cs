using System.Collections.Generic;
using System.Linq;
using Edge.Cli;
using Edge.Data;
using Edge.Data.Numpy;

namespace Edge.Quantize.Data;

/// <summary>Reads pictures and labels that NumPy has stored.</summary>
/// <param name="shape">The network's input.</param>
/// <param name="request">Layout and meaning of the numbers.</param>
internal sealed class ArraySource(InputShape shape, DataRequest request)
{
    // The names of Keras' own archives, mnist.npz among them.
    private const string TrainSamples = "x_train", TrainLabels = "y_train", TestSamples = "x_test", TestLabels = "y_test";

    /// <summary>A .npy file of pictures and one of labels, which may be absent.</summary>
    public LoadedPictures LoadArray(string path, string? labels)
    {
        TensorImages images = Of(Read(path), labels is null ? null : Read(labels), request.Layout, path, labels);
        return new LoadedPictures(images, null, $"the array {path}{(labels is null ? ", without labels" : $" with the labels {labels}")}");
    }

    /// <summary>A .npz archive with the arrays x_train, y_train, x_test and y_test; only the first must be there.</summary>
    public LoadedPictures LoadArchive(string path)
    {
        IReadOnlyDictionary<string, NpyArray> arrays = NpzFile.Read(path, TrainSamples, TrainLabels, TestSamples, TestLabels);
        if (!arrays.TryGetValue(TrainSamples, out NpyArray? samples))
            throw new UserErrorException($"Expected the arrays {TrainSamples}, {TrainLabels}, {TestSamples} and {TestLabels} in '{path}', of which the first must be there, got none of that name; save them with numpy.savez_compressed.");
        TensorImages train = Part(samples, TrainLabels);
        TensorImages? test = arrays.TryGetValue(TestSamples, out NpyArray? tested) && arrays.ContainsKey(TestLabels) ? Part(tested, TestLabels) : null;
        return new LoadedPictures(train, test, $"the archive {path}");

        TensorImages Part(NpyArray part, string labels) => Of(part, arrays.GetValueOrDefault(labels), request.Layout, path, path);
    }

    /// <summary>Pictures and labels once they are checked.</summary>
    /// <param name="samples">The pictures.</param>
    /// <param name="labels">Their classes, or null.</param>
    /// <param name="layout">The order of the pictures' dimensions.</param>
    /// <param name="path">The pictures' file in messages.</param>
    /// <param name="labelsPath">The labels' file in messages.</param>
    /// <exception cref="UserErrorException">They do not fit the network or each other.</exception>
    public TensorImages Of(NpyArray samples, NpyArray? labels, SampleLayout layout, string path, string? labelsPath = null)
    {
        if (samples.Type != NpyType.U1 && !samples.IsReal)
            throw new UserErrorException($"Expected bytes (uint8) or floats in '{path}', got the type {samples.Type}; save x.astype(numpy.uint8) or x.astype(numpy.float32).");
        bool isChannelsFirst = IsChannelsFirst(samples, layout, path);
        for (int i = 0; samples.IsReal && i < samples.Length; i++)
            if (!float.IsFinite(samples.Real(i)))
                throw new UserErrorException($"Expected finite numbers in '{path}', got {samples.Real(i)} in picture {i / shape.Length}; save the array without it.");
        return new TensorImages(samples, labels is null ? null : Classes(labels, samples.Shape[0], labelsPath ?? path), shape, isChannelsFirst, request.Scaling);
    }

    private bool IsChannelsFirst(NpyArray samples, SampleLayout layout, string path)
    {
        (int height, int width, int channels) = shape;
        int[] sample = [.. samples.Shape.Skip(1)];
        bool isVector = height == 1 && width == 1, isGrey = channels == 1;
        bool last = sample.SequenceEqual([height, width, channels]) || (isGrey && sample.SequenceEqual([height, width])) || ((isVector || isGrey) && samples.Shape.Count > 0 && Product(sample) == shape.Length);
        bool first = sample.SequenceEqual([channels, height, width]);
        if ((layout == SampleLayout.Nhwc && !last) || (layout == SampleLayout.Nchw && !first) || (!last && !first))
        {
            string wanted = isVector ? $"Nx{channels}" : layout == SampleLayout.Nchw ? $"Nx{channels}x{height}x{width}" : layout == SampleLayout.Nhwc ? $"Nx{shape}" : $"Nx{shape} or Nx{channels}x{height}x{width}";
            throw new UserErrorException($"Expected an array of shape {wanted} in '{path}', as the network's input, got {samples.ShapeText}; save the pictures that the network was trained on.");
        }
        // With one channel both orders are the same bytes.
        if (layout == SampleLayout.Auto && last && first && !isGrey && !isVector)
            throw new UserErrorException($"Expected to know the order of the dimensions {samples.ShapeText} of '{path}', where both orders fit the network; pass --layout nhwc or --layout nchw.");
        return layout == SampleLayout.Nchw ? !isGrey : !last;
    }

    private static int[] Classes(NpyArray labels, int count, string path)
    {
        if (labels.IsReal || labels.Shape.Count == 0 || labels.Length != count || labels.Shape[0] != count)
            throw new UserErrorException($"Expected {count} whole numbers as labels in '{path}', one a picture, got {labels.ShapeText} of type {labels.Type}; save the numbers of the classes (numpy.argmax(y, axis=1) of one-hot ones).");
        var classes = new int[count];
        for (int i = 0; i < count; i++)
        {
            long label = labels.Whole(i);
            if (label is < 0 or > int.MaxValue)
                throw new UserErrorException($"Expected labels from 0 in '{path}', got {label} for picture {i}; save the numbers of the classes.");
            classes[i] = (int)label;
        }
        return classes;
    }

    private static NpyArray Read(string path) => NpyFile.Parse(IdxFile.ReadBytes(path), path);

    private static long Product(int[] dimensions) => dimensions.Aggregate(1L, (product, d) => product * d);
}
