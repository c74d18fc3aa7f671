using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Edge.Cli;
using Edge.Data;
using Edge.Data.Folders;

namespace Edge.Quantize.Data;

/// <summary>Reads the pictures of one path, whatever form they have.</summary>
/// <param name="shape">The network's input.</param>
/// <param name="request">What their numbers mean.</param>
internal sealed class PictureSource(InputShape shape, DataRequest request)
{
    private const string Forms = "four IDX files named as MNIST's, one folder of pictures a class, pictures, a .npy or a .npz file";

    /// <summary>Reads pictures to calibrate on.</summary>
    /// <param name="path">A folder or file.</param>
    /// <param name="labels">A .npy file of their classes, or null.</param>
    /// <param name="classes">Names of the network's classes, or none.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="UserErrorException">The pictures are absent or wrong, or do not fit the network.</exception>
    public LoadedPictures Load(string path, string? labels, IReadOnlyList<string> classes, CancellationToken cancellation)
    {
        bool isArray = HasExtension(path, ".npy");
        if (labels is not null && !isArray)
            throw new UserErrorException($"Expected labels of a .npy file of pictures, got '{path}', which has its own classes; leave the labels out.");
        if (isArray)
            return Arrays().LoadArray(path, labels);
        if (HasExtension(path, ".npz"))
            return Arrays().LoadArchive(path);
        if (!Directory.Exists(path))
            throw new UserErrorException($"Expected {Forms} at '{path}', found no such {(File.Exists(path) ? "content" : "file or folder")}; check the path.");
        if (File.Exists(Path.Combine(path, MnistFile.TrainImages.Name)) || File.Exists(Path.Combine(path, MnistFile.TestImages.Name)))
            return LoadIdx(path);
        return Directory.EnumerateDirectories(path).GetEnumerator().MoveNext()
            ? LoadFolders(path, classes, cancellation)
            : new LoadedPictures(
                Arrays().Of(ImageFolder.LoadUnlabelled(path, Options(), cancellation), null, SampleLayout.Nhwc, path), null, $"the pictures in {path}, without classes, {Fitted()}");
    }

    /// <summary>The part of a path that is tested: its test part, or all of it.</summary>
    /// <inheritdoc cref="Load" path="/param"/>
    public LoadedPictures LoadTest(string path, string? labels, IReadOnlyList<string> classes, CancellationToken cancellation)
    {
        LoadedPictures loaded = IsWithoutParts(path) ? LoadClasses(path, classes, cancellation) : Load(path, labels, classes, cancellation);
        IImageSet pictures = loaded.Test ?? loaded.Pictures;
        return pictures.HasLabels
            ? loaded with { Pictures = pictures, Test = null }
            : throw new UserErrorException($"Expected test pictures with classes, got '{path}' without; pass their .npy file with --test-labels, or a folder of one folder a class.");
    }

    private LoadedPictures LoadIdx(string path)
    {
        (ImageSet train, ImageSet test) = MnistData.Load(path);
        return new LoadedPictures(Fit(train, "calibration"), Fit(test, "test"), $"the IDX files in {path}");
    }

    private LoadedPictures LoadFolders(string path, IReadOnlyList<string> classes, CancellationToken cancellation)
    {
        (ImageSet train, ImageSet test) = ImageFolder.Load(path, Options(), cancellation);
        int[]? map = ClassMap.Of(train.ClassNames, classes, path);
        return new LoadedPictures(new LabelledImages(train, request.Scaling, map), new LabelledImages(test, request.Scaling, map), $"the folders of pictures in {path}, {Fitted()}")
        {
            ClassNames = map is null ? train.ClassNames : classes,
        };
    }

    private LoadedPictures LoadClasses(string path, IReadOnlyList<string> classes, CancellationToken cancellation)
    {
        ImageSet all = ImageFolder.LoadClasses(path, Options(), cancellation);
        int[]? map = ClassMap.Of(all.ClassNames, classes, path);
        return new LoadedPictures(new LabelledImages(all, request.Scaling, map), null, $"the folders of pictures in {path}, {Fitted()}") { ClassNames = map is null ? all.ClassNames : classes };
    }

    /// <summary>Whether a path holds folders of classes, and not folders train and test of them.</summary>
    private static bool IsWithoutParts(string path) =>
        Directory.Exists(path) && Directory.EnumerateDirectories(path).GetEnumerator().MoveNext() && !(Directory.Exists(Path.Combine(path, "train")) && Directory.Exists(Path.Combine(path, "test")));

    private LabelledImages Fit(ImageSet images, string kind) => images.ImageLength == shape.Length
        ? new LabelledImages(images, request.Scaling)
        : throw new UserErrorException($"Expected {kind} pictures of {shape} numbers as the network's input, got {images.Height}x{images.Width}; pass the data that the network was trained on.");

    private ImageFolderOptions Options() => shape.IsPicture
        ? new ImageFolderOptions(shape.Height, shape.Width, shape.Channels) { Fit = request.Fit, Invert = request.Invert, TestShare = request.TestShare, Seed = request.Seed }
        : throw new UserErrorException($"Expected a network that reads grey or colour pictures, which picture files could be scaled to, got an input of {shape}; pass arrays (.npy).");

    private ArraySource Arrays() => new(shape, request);

    private string Fitted() => $"scaled to {shape.Height}x{shape.Width} ({(request.Fit == ImageFit.Pad ? "padded to its aspect" : "stretched")}{(request.Invert ? ", inverted" : "")})";

    private static bool HasExtension(string path, string extension) => Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase);
}
