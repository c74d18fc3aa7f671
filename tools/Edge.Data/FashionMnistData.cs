using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;

namespace Edge.Data;

/// <summary>Finds Fashion-MNIST: a folder of the user's, the cache, its publisher's two places. Every file is checked by its SHA-256.</summary>
public static class FashionMnistData
{
    /// <summary>The ten classes, as their publisher names them.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>A folder that holds the four checked files, fetched if need be.</summary>
    /// <param name="folder">A folder of the user's, which must then hold them, or null.</param>
    /// <param name="cancellation">Stops a download.</param>
    /// <exception cref="UserErrorException">A file is corrupt or nowhere to be had; the message is a sentence for the user.</exception>
    public static Task<string> LocateAsync(string? folder, CancellationToken cancellation) =>
        new IdxCollection("Fashion-MNIST", MnistFile.Fashion, IdxCollection.CacheOf("fashion-mnist"), HttpMirror.Fashion).LocateAsync(folder, cancellation);

    /// <summary>Reads the four files of a folder; <see cref="LocateAsync"/> checks that they are Fashion-MNIST.</summary>
    /// <exception cref="UserErrorException">A file is absent or wrong, or the files do not fit together.</exception>
    public static (ImageSet Train, ImageSet Test) Load(string folder)
    {
        (ImageSet train, ImageSet test) = IdxCollection.Load(folder);
        return (train with { ClassNames = ClassNames }, test with { ClassNames = ClassNames });
    }
}
