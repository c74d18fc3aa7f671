using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Quantize.Data;

namespace Edge.Quantize.Cli;

/// <summary>The training and test pictures of MNIST.</summary>
internal static class MnistImages
{
    public static Task<(IImageSet Training, IImageSet Test)> LoadAsync(DirectoryInfo? folder, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        string path = folder?.FullName ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "edge", "mnist");
        if (!Directory.Exists(path))
            throw new UserErrorException($"Expected the four MNIST files in {path}, found no such folder; pass --data DIR.");
        IImageSet Pair(string name) => IdxImageSet.Load(Path.Combine(path, name + "-images-idx3-ubyte"), Path.Combine(path, name + "-labels-idx1-ubyte"));
        return Task.FromResult((Pair("train"), Pair("t10k")));
    }
}
