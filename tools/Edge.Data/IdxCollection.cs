using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;

namespace Edge.Data;

/// <summary>A data set of four IDX files with known SHA-256, where it is kept and where it can be fetched.</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="Files">The four files.</param>
/// <param name="Cache">The folder where fetched files are kept.</param>
/// <param name="Mirrors">The places to fetch from, in order.</param>
internal sealed record IdxCollection(string Name, IReadOnlyList<MnistFile> Files, string Cache, IReadOnlyList<IMnistMirror> Mirrors)
{
    /// <summary>The folder of a data set in the user's folder for local application data.</summary>
    public static string CacheOf(string name) => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "edge", name);

    /// <summary>A folder that holds the four checked files, fetched if need be.</summary>
    /// <param name="folder">A folder of the user's, which must then hold them, or null.</param>
    /// <param name="cancellation">Stops a download.</param>
    public async Task<string> LocateAsync(string? folder, CancellationToken cancellation)
    {
        if (folder is not null)
        {
            RequireAll(folder);
            CheckAll(folder);
            return folder;
        }
        if (Files.All(f => File.Exists(Path.Combine(Cache, f.Name))))
        {
            CheckAll(Cache);
            return Cache;
        }
        var reasons = new List<string>();
        foreach (IMnistMirror mirror in Mirrors)
        {
            try
            {
                await mirror.FetchAsync(content => Keep(content.File, content.Bytes), cancellation).ConfigureAwait(false);
                return Cache;
            }
            catch (Exception e) when (e is MirrorException or IOException)
            {
                // A mirror that fails because it was interrupted is no reason to try the next one.
                cancellation.ThrowIfCancellationRequested();
                reasons.Add($"{mirror.Name}: {e.Message}");
            }
        }
        string tried = string.Join("; ", reasons);
        throw new UserErrorException($"Expected {Name} in '{Cache}' or from a mirror, got none ({tried}); put its four uncompressed IDX files into a folder and give it with --data.");
    }

    /// <summary>Reads the four files of a folder, whatever images they hold.</summary>
    public static (ImageSet Train, ImageSet Test) Load(string folder)
    {
        RequireAll(folder);
        return (Load(folder, MnistFile.TrainImages, MnistFile.TrainLabels), Load(folder, MnistFile.TestImages, MnistFile.TestLabels));
    }

    private static void RequireAll(string folder)
    {
        foreach (MnistFile file in MnistFile.All)
            if (!File.Exists(Path.Combine(folder, file.Name)))
                throw new UserErrorException($"Expected the file '{file.Name}' in the folder '{folder}', found none; give a folder of the four uncompressed files with --data.");
    }

    private static void Check(MnistFile file, ReadOnlySpan<byte> bytes, string path)
    {
        string actual = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (actual != file.Sha256)
            throw new UserErrorException($"Expected '{path}' to have the SHA-256 {file.Sha256}, got {actual}; delete the file and fetch it again.");
    }

    private void CheckAll(string folder)
    {
        foreach (MnistFile file in Files)
        {
            string path = Path.Combine(folder, file.Name);
            Check(file, IdxFile.ReadBytes(path), path);
        }
    }

    // Another process sees a whole file or none: it is written beside its place and then renamed.
    private void Keep(MnistFile file, byte[] bytes)
    {
        Check(file, bytes, file.Name);
        Directory.CreateDirectory(Cache);
        string temporary = Path.Combine(Cache, $".{file.Name}.{Guid.NewGuid():N}");
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, Path.Combine(Cache, file.Name), overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static ImageSet Load(string folder, MnistFile images, MnistFile labels)
    {
        string imagesPath = Path.Combine(folder, images.Name), labelsPath = Path.Combine(folder, labels.Name);
        return IdxFile.ParseSet(IdxFile.ReadBytes(imagesPath), imagesPath, IdxFile.ReadBytes(labelsPath), labelsPath);
    }
}
