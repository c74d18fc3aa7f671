using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Edge.Testing;

/// <summary>Where MNIST is on this machine, for tests on real digits.</summary>
public static class Mnist
{
    /// <summary>The 60,000 training images, an IDX file of 28x28 bytes each.</summary>
    public const string TrainImages = "train-images-idx3-ubyte";

    /// <summary>The labels of the training images.</summary>
    public const string TrainLabels = "train-labels-idx1-ubyte";

    /// <summary>The 10,000 test images.</summary>
    public const string TestImages = "t10k-images-idx3-ubyte";

    /// <summary>The labels of the test images.</summary>
    public const string TestLabels = "t10k-labels-idx1-ubyte";

    /// <summary>The environment variable that names a folder with the four uncompressed files.</summary>
    public const string Variable = "EDGE_MNIST";

    /// <summary>A folder with the four uncompressed files: <c>EDGE_MNIST</c>, else the trainer's cache, else null.</summary>
    public static string? Folder
    {
        get
        {
            string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            string?[] candidates = [Environment.GetEnvironmentVariable(Variable), Path.Combine(data, "edge", "mnist")];
            string[] files = [TrainImages, TrainLabels, TestImages, TestLabels];
            return candidates.FirstOrDefault(folder => !string.IsNullOrEmpty(folder) && files.All(f => File.Exists(Path.Combine(folder, f))));
        }
    }

    /// <summary>The folder with the four uncompressed files; skips the calling test where MNIST is not at hand.</summary>
    public static string FolderOrSkip()
    {
        Skip.If(
            Folder is null,
            $"MNIST is not at hand: run 'dotnet run --project trainer/Edge.Trainer -- data' once, or name a folder of its four uncompressed files in {Variable}");
        return Folder!;
    }
}
