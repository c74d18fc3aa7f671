using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Testing;

namespace Edge.Inference.Tests.Fuzzing;

/// <summary>The valid models from which fuzz cases are made.</summary>
internal static class SeedModels
{
    /// <summary>Number of small random models.</summary>
    public const int SmallCount = 300;

    /// <summary>Small random models that hold every operator.</summary>
    public static ModelTree[] Small { get; } = [.. Enumerable.Range(0, SmallCount).Select(RandomModel.Make)];

    /// <summary>Real networks: the bundled ones, and those of the folder shared where it is there.</summary>
    public static byte[][] Large { get; } = [.. Files().Select(File.ReadAllBytes)];

    private static IEnumerable<string> Files()
    {
        yield return Repository.Data("n2", "n2.tflite");
        yield return Repository.PathOf("sdk", "models", "digits", "model.tflite");
        foreach (string name in new[] { "kws", "mnist_dw", "resnet8" })
            if (Repository.PathOf("..", "shared", "models", name + ".tflite") is var path && File.Exists(path))
                yield return path;
    }
}
