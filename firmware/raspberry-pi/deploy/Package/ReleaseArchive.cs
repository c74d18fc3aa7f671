using System;
using System.Collections.Generic;
using System.Formats.Tar;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Edge.RaspberryPi.Deploy.Package;

/// <summary>A release as one file: tar and gzip, with a list of the SHA-256 of each file in it.</summary>
/// <param name="FileName">The archive's name, in the folder that it was written to.</param>
/// <param name="Release">The release's name: the time and the beginning of its content's SHA-256.</param>
/// <param name="Sha256">SHA-256 of the archive, 64 hexadecimal digits.</param>
/// <param name="ArchiveBytes">Its size in bytes.</param>
/// <param name="ReleaseBytes">The size of what is in it, in bytes.</param>
public sealed record ReleaseArchive(string FileName, string Release, string Sha256, long ArchiveBytes, long ReleaseBytes)
{
    private const string Sums = "SHA256SUMS";
    private const string Settings = "deploy-settings.json";
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Packs a published folder.</summary>
    /// <param name="published">The folder.</param>
    /// <param name="settings">The user's settings for a Pi that has none; null for the defaults.</param>
    /// <param name="folder">Where the archive is written.</param>
    /// <param name="now">The time that the release is named for.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ReleaseArchive> PackAsync(string published, string? settings, string folder, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Debug symbols of our own stay: traces of faults name lines by them.
        var files = Directory.EnumerateFiles(published, "*", SearchOption.AllDirectories).Select(f => (Name: Path.GetRelativePath(published, f).Replace('\\', '/'), Path: f)).Where(f => f.Name != Sums).ToList();
        if (settings is not null)
            files.Add((Settings, settings));
        var sums = new StringBuilder();
        long bytes = 0;
        foreach ((string name, string path) in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            await using FileStream file = File.OpenRead(path);
            bytes += file.Length;
            sums.Append(Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false))).Append("  ").Append(name).Append('\n');
        }
        byte[] list = Encoding.UTF8.GetBytes(sums.ToString());
        string release = now.UtcDateTime.ToString("yyyyMMdd-HHmmss-", System.Globalization.CultureInfo.InvariantCulture) + Convert.ToHexStringLower(SHA256.HashData(list))[..8];
        string archive = $"edge-reader-{release}.tar.gz";
        await WriteAsync(Path.Combine(folder, archive), files, list, cancellationToken).ConfigureAwait(false);
        await using FileStream written = File.OpenRead(Path.Combine(folder, archive));
        string sum = Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancellationToken).ConfigureAwait(false));
        return new ReleaseArchive(archive, release, sum, written.Length, bytes);
    }

    private static async Task WriteAsync(string archive, IEnumerable<(string Name, string Path)> files, byte[] sums, CancellationToken cancellationToken)
    {
        await using FileStream file = File.Create(archive);
        await using var gzip = new GZipStream(file, CompressionLevel.Optimal);
        await using var tar = new TarWriter(gzip, TarEntryFormat.Pax);
        foreach ((string name, string path) in files)
        {
            await using FileStream content = File.OpenRead(path);
            await tar.WriteEntryAsync(Entry(name, content), cancellationToken).ConfigureAwait(false);
        }
        await tar.WriteEntryAsync(Entry(Sums, new MemoryStream(sums)), cancellationToken).ConfigureAwait(false);
    }

    // Windows has no bit for programs, so it is set here.
    private static PaxTarEntry Entry(string name, Stream content) =>
        new(TarEntryType.RegularFile, name) { Mode = name == PublishedFolder.Program ? Executable : Readable, DataStream = content };
}
