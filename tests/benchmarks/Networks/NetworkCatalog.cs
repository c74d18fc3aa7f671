using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Cli;
using Edge.Testing;

namespace Edge.Benchmarks.Networks;

/// <summary>The networks that are measured: N2, those that ship, the five published ones and, where it is at hand, the folder shared/models.</summary>
internal static class NetworkCatalog
{
    private static readonly string[] SharedNames = ["resnet8", "kws", "mnist_dw"];

    /// <summary>The names of all, in the order of the report.</summary>
    public static IReadOnlyList<string> Names => [.. new[] { "n2" }.Concat(SharedNames).Concat(TrainerNetworks.Names).Concat(Shipped.Keys).Distinct()];

    private static SortedDictionary<string, string> Shipped
    {
        get
        {
            var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (string folder in Directory.EnumerateDirectories(Repository.PathOf("sdk", "models")))
                if (File.Exists(Path.Combine(folder, "model.tflite")))
                    files[Path.GetFileName(folder)] = Path.Combine(folder, "model.tflite");
            return files;
        }
    }

    /// <summary>Why a network cannot be had on this machine, or null.</summary>
    public static string? WhyAbsent(string name) =>
        SharedNames.Contains(name) && !File.Exists(SharedFile(name, "tflite")) ? "the folder 'shared' beside the repository has no such model" : null;

    /// <summary>Loads a network.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="UserErrorException">There is none of that name, or it is not on this machine.</exception>
    public static BenchmarkNetwork Load(string name)
    {
        if (WhyAbsent(name) is { } reason)
            throw new UserErrorException($"Network '{name}': {reason}; leave it out.");
        if (name == "n2")
            return new BenchmarkNetwork(name, "tests/data/n2, trained on MNIST", File.ReadAllBytes(Repository.Data("n2", "n2.tflite")), Digits());
        // A trained network of sdk/models takes the place of the one with random weights.
        if (Shipped.TryGetValue(name, out string? file))
            return new BenchmarkNetwork(name, $"sdk/models/{name}, shipped", File.ReadAllBytes(file), Digits());
        if (TrainerNetworks.Names.Contains(name))
            return new BenchmarkNetwork(name, "as published, random weights", TrainerNetworks.Make(name, Digits()), Digits());
        if (SharedNames.Contains(name))
            return new BenchmarkNetwork(name, $"shared/models/{name}", File.ReadAllBytes(SharedFile(name, "tflite")), Samples(SharedFile(name, "in.bin")));
        throw new UserErrorException($"Expected one of the networks {string.Join(", ", Names)}, got '{name}'.");
    }

    /// <summary>A hundred digits of 28x28, int8.</summary>
    public static sbyte[] Digits() => Samples(Repository.Data("n2", "n2.in.bin"));

    private static sbyte[] Samples(string path) => File.Exists(path) ? MemoryMarshal.Cast<byte, sbyte>(File.ReadAllBytes(path)).ToArray() : [];

    private static string SharedFile(string name, string extension) => Repository.PathOf("..", "shared", "models", $"{name}.{extension}");
}
