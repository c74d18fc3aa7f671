using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Edge.Cli;
using Edge.Data.Numpy;

namespace Edge.Data.Folders;

/// <summary>Labelled pictures in a folder: one folder a class, named for it, with pictures of any size and colour.</summary>
/// <remarks>
/// Where the folder holds the folders train and test, each holds the classes; else a share of every class is tested. Images stand in a
/// seeded order in which every run from the start or the end holds each class in its proportion, so that what is held out for validation does too.
/// </remarks>
public static class ImageFolder
{
    private const string TrainFolder = "train";
    private const string TestFolder = "test";

    /// <summary>The most bytes of training or test images: 2^30.</summary>
    public const int MaxBytes = 1 << 30;

    /// <summary>Loads a folder. One picture is in memory at a time, beside the images made so far.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">The images that are made.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="UserErrorException">The folder or a file is absent or wrong; the message is a sentence for the user.</exception>
    public static (ImageSet Train, ImageSet Test) Load(string folder, ImageFolderOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!Directory.Exists(folder))
            throw new UserErrorException($"Expected a folder at '{folder}', found none; give a folder that holds one folder of pictures a class.");
        string train = Path.Combine(folder, TrainFolder), test = Path.Combine(folder, TestFolder);
        return Directory.Exists(train) && Directory.Exists(test) ? LoadParted(train, test, options, cancellation) : LoadShared(folder, options, cancellation);
    }

    /// <summary>Loads all pictures of a folder's classes as one set.</summary>
    /// <param name="folder">The folder, which holds one folder a class.</param>
    /// <param name="options">The images that are made.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="UserErrorException">The folder or a file is absent or wrong; the message is a sentence for the user.</exception>
    public static ImageSet LoadClasses(string folder, ImageFolderOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        string[] names = ClassFolders.Names(folder);
        return Read([.. names.Select(n => Listed(folder, n, 1, options.Seed))], names, options, cancellation);
    }

    /// <summary>Loads the pictures that stand in a folder itself, which have no classes.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">The images that are made.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Bytes of shape [images, rows, columns, channels].</returns>
    /// <exception cref="UserErrorException">A file is no picture that can be read, or there is none; the message is a sentence for the user.</exception>
    public static NpyArray LoadUnlabelled(string folder, ImageFolderOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ImageSet images = Read([StratifiedOrder.Shuffle("", ClassFolders.Pictures(folder), options.Seed)], [], options, cancellation);
        return images.Count > 0
            ? new NpyArray([images.Count, options.Height, options.Width, options.Channels], NpyType.U1, images.Pixels)
            : throw new UserErrorException($"Expected pictures in the folder '{folder}', found none; give a folder of pictures, or of one folder of pictures a class.");
    }

    private static (ImageSet Train, ImageSet Test) LoadParted(string train, string test, ImageFolderOptions options, CancellationToken cancellation)
    {
        string[] names = ClassFolders.Names(train), tested = ClassFolders.Names(test);
        if (tested.FirstOrDefault(n => !names.Contains(n)) is { } stranger)
            throw new UserErrorException($"Expected the folders of '{test}' to be classes of '{train}', got '{stranger}'; name them alike.");
        List<string>[] training = [.. names.Select(n => Listed(train, n, 1, options.Seed))];
        List<string>[] tests = [.. names.Select(n => tested.Contains(n) ? Listed(test, n, 0, options.Seed) : [])];
        return (Read(training, names, options, cancellation), Read(tests, names, options, cancellation));
    }

    private static (ImageSet Train, ImageSet Test) LoadShared(string folder, ImageFolderOptions options, CancellationToken cancellation)
    {
        string[] names = ClassFolders.Names(folder);
        List<string>[] files = [.. names.Select(n => Listed(folder, n, 2, options.Seed))];
        // At least one of each class on either side.
        int[] tested = [.. files.Select(f => Math.Clamp((int)Math.Round(f.Count * options.TestShare), 1, f.Count - 1))];
        List<string>[] training = [.. files.Select((f, i) => f[tested[i]..])], tests = [.. files.Select((f, i) => f[..tested[i]])];
        return (Read(training, names, options, cancellation), Read(tests, names, options, cancellation));
    }

    private static List<string> Listed(string folder, string name, int least, long seed)
    {
        string path = Path.Combine(folder, name);
        List<string> pictures = StratifiedOrder.Shuffle(name, ClassFolders.Pictures(path), seed);
        return pictures.Count >= least
            ? pictures
            : throw new UserErrorException($"Expected at least {least} picture{(least == 1 ? "" : "s")} in the folder '{path}', got {pictures.Count}; add pictures or remove the folder.");
    }

    private static ImageSet Read(IReadOnlyList<IReadOnlyList<string>> classes, string[] names, ImageFolderOptions options, CancellationToken cancellation)
    {
        PictureFile[] files = StratifiedOrder.Mix(classes);
        int length = options.Height * options.Width * options.Channels, most = MaxBytes / length;
        if (files.Length > most)
            throw new UserErrorException(
                $"Expected at most {most} pictures of {options.Height}x{options.Width}x{options.Channels}, {MaxBytes} bytes, got {files.Length}; make the network's input smaller or take fewer pictures.");
        byte[] pixels = new byte[files.Length * length];
        var reader = new PictureReader(options);
        for (int i = 0; i < files.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            reader.Read(files[i].Path, pixels.AsSpan(i * length, length));
        }
        byte[] labels = [.. files.Select(f => f.Label)];
        return new ImageSet(pixels, labels, options.Height, options.Width) { Channels = options.Channels, ClassNames = names };
    }
}
