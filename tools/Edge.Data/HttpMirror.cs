using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Edge.Data;

/// <summary>A public web folder with the four files, compressed by gzip.</summary>
internal sealed class HttpMirror(Uri folder, IReadOnlyList<MnistFile> files) : IMnistMirror
{
    // A network without a way out must not keep the user waiting.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FileTimeout = TimeSpan.FromMinutes(3);

    /// <summary>Copies of MNIST kept by the makers of PyTorch and by the Computer Vision Foundation.</summary>
    public static IReadOnlyList<HttpMirror> Mnist { get; } =
    [
        new(new Uri("https://ossci-datasets.s3.amazonaws.com/mnist/"), MnistFile.All),
        new(new Uri("https://storage.googleapis.com/cvdf-datasets/mnist/"), MnistFile.All),
    ];

    /// <summary>The two places where the publisher of Fashion-MNIST keeps it; the SHA-256 makes up for the one without encryption.</summary>
    public static IReadOnlyList<HttpMirror> Fashion { get; } =
    [
        new(new Uri("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"), MnistFile.Fashion),
        new(new Uri("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"), MnistFile.Fashion),
    ];

    public string Name => folder.Host;

    public async Task FetchAsync(Action<MnistContent> keep, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler { ConnectTimeout = ConnectTimeout };
        using var client = new HttpClient(handler) { Timeout = FileTimeout };
        foreach (MnistFile file in files)
            keep(new MnistContent(file, await FetchAsync(client, file, cancellation).ConfigureAwait(false)));
    }

    private async Task<byte[]> FetchAsync(HttpClient client, MnistFile file, CancellationToken cancellation)
    {
        try
        {
            using Stream compressed = await client.GetStreamAsync(new Uri(folder, file.Name + ".gz"), cancellation).ConfigureAwait(false);
            await using (compressed.ConfigureAwait(false))
            {
                var gzip = new GZipStream(compressed, CompressionMode.Decompress);
                await using (gzip.ConfigureAwait(false))
                {
                    using var bytes = new MemoryStream();
                    await gzip.CopyToAsync(bytes, cancellation).ConfigureAwait(false);
                    return bytes.ToArray();
                }
            }
        }
        catch (Exception e) when (e is HttpRequestException or InvalidDataException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new MirrorException(e is TaskCanceledException ? "no answer in time" : e.Message.TrimEnd('.'), e);
        }
    }
}
