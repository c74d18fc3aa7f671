using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Data;

namespace Edge.Quantize.Data;

/// <summary>Finds the pictures to quantise with.</summary>
public static class PictureLoader
{
    private const int MnistClasses = 10;
    private static readonly InputShape MnistShape = new(28, 28, 1);

    /// <summary>Whether a network may be one of MNIST's, whose pictures are taken where a user tells none.</summary>
    /// <param name="shape">The network's input.</param>
    /// <param name="outputs">Its classes.</param>
    public static bool IsMnist(InputShape shape, int outputs) => shape == MnistShape && outputs == MnistClasses;

    /// <summary>Loads what a user asks for.</summary>
    /// <param name="request">What the user asks for.</param>
    /// <param name="shape">The network's input.</param>
    /// <param name="outputs">The network's classes.</param>
    /// <param name="classes">Their names; none where they are not known.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="UserErrorException">The pictures are absent or wrong, or do not fit the network; the message is a sentence for the user.</exception>
    public static async Task<PictureData> LoadAsync(DataRequest request, InputShape shape, int outputs, IReadOnlyList<string> classes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Scaling.Mean.Count > 1 && request.Scaling.Mean.Count != shape.Channels)
            throw new UserErrorException($"Expected one mean and deviation, or one for each of the {shape.Channels} channels of the network's input, got {request.Scaling.Mean.Count}; pass others.");
        var source = new PictureSource(shape, request);
        LoadedPictures loaded = request.Data is { } path
            ? source.Load(path, request.Labels, classes, cancellation)
            : await LoadMnistAsync(request, shape, outputs, cancellation).ConfigureAwait(false);
        // IDX files and folders of classes come in an order that is mixed already.
        LoadedPictures? test = request.TestData is { } testPath
            ? source.LoadTest(testPath, request.TestLabels, loaded.ClassNames.Count > 0 ? loaded.ClassNames : classes, cancellation)
            : null;
        (IImageSet calibration, IImageSet? tested) = loaded.Pictures is TensorImages arrays
            ? Divide(arrays, test is null && loaded.Test is null, request)
            : (loaded.Pictures, null);
        tested = test?.Pictures ?? loaded.Test ?? tested;
        RequireClasses(calibration, outputs);
        if (tested is not null)
            RequireClasses(tested, outputs);
        return new PictureData(calibration, tested) { ClassNames = loaded.ClassNames, Notes = Notes(loaded, test, calibration, tested, request) };
    }

    private static async Task<LoadedPictures> LoadMnistAsync(DataRequest request, InputShape shape, int outputs, CancellationToken cancellation)
    {
        if (request.Labels is not null)
            throw new UserErrorException("Expected --labels with the pictures that they belong to, got them alone; pass the pictures with --data.");
        if (!IsMnist(shape, outputs))
            throw new UserErrorException($"Expected pictures to calibrate on, got none, and the network, with an input of {shape} and {outputs} outputs, is none of MNIST's; pass a folder of pictures or a .npy file with --data.");
        (ImageSet train, ImageSet test) = MnistData.Load(await MnistData.LocateAsync(null, cancellation).ConfigureAwait(false));
        return new LoadedPictures(new LabelledImages(train, request.Scaling), new LabelledImages(test, request.Scaling), "MNIST, as the network reads 28x28x1 numbers and has 10 classes (--data tells other pictures)");
    }

    // A share of labelled pictures is kept for the test; the order is seeded, as arrays are often sorted by class.
    private static (IImageSet Calibration, IImageSet? Test) Divide(TensorImages images, bool needsTest, DataRequest request)
    {
        ReadOnlyMemory<int> order = OrderedImages.Shuffle(images.Count, request.Seed);
        int tested = needsTest && images.HasLabels && images.Count > 1 ? Math.Clamp((int)Math.Round(images.Count * request.TestShare), 1, images.Count - 1) : 0;
        return (new OrderedImages(images, order[tested..]), tested > 0 ? new OrderedImages(images, order[..tested]) : null);
    }

    private static void RequireClasses(IImageSet images, int outputs)
    {
        if (!images.HasLabels)
            return;
        int largest = Enumerable.Range(0, images.Count).Max(images.Label);
        if (largest >= outputs)
            throw new UserErrorException($"Expected classes from 0 to {outputs - 1}, as the network has {outputs} outputs, got {largest}; pass the pictures that the network was trained on.");
    }

    private static string[] Notes(LoadedPictures loaded, LoadedPictures? test, IImageSet calibration, IImageSet? tested, DataRequest request)
    {
        string testing = tested is null ? "none to test on" : $"{tested.Count} to test on";
        string source = test is null ? $"{loaded.Note}" : $"{loaded.Note}; test pictures: {test.Note}";
        string split = test is null && loaded.Test is null && tested is not null ? $" (a share of {request.TestShare} with seed {request.Seed})" : "";
        List<string> notes = [FormattableString.Invariant($"Pictures: {source}: {calibration.Count} to calibrate on, {testing}{split}.")];
        bool isReal = loaded.Pictures is TensorImages { IsReal: true };
        notes.Add(isReal ? $"Numbers: stored floats x are fed as {request.Scaling.OfReals()}." : $"Numbers: a byte b is fed as {request.Scaling.OfBytes()}.");
        if (loaded.ClassNames.Count > 0)
            notes.Add($"Classes: {string.Join(", ", loaded.ClassNames.Take(20).Select((name, i) => $"{i} = {name}"))}{(loaded.ClassNames.Count > 20 ? ", ..." : "")}.");
        return [.. notes];
    }
}
