using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Cli;
using Edge.Testing;

namespace Edge.Benchmarks.Networks;

/// <summary>The networks that are measured: N2, those that ship, those that the trainer has reproduced, the five published ones and, where it is at hand, the folder shared/models.</summary>
internal static class NetworkCatalog
{
    private static readonly string[] SharedNames = ["resnet8", "kws", "mnist_dw"];

    /// <summary>The names of all, in the order of the report.</summary>
    public static IReadOnlyList<string> Names => [.. new[] { "n2" }.Concat(SharedNames).Concat(TrainerNetworks.Names).Concat(Shipped.Keys).Concat(Reproduced.Keys).Distinct()];

    private static SortedDictionary<string, string> Shipped => Trained("sdk", "models");

    private static SortedDictionary<string, string> Reproduced => Trained("trainer", "results");

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
        // A trained network takes the place of the one with random weights.
        if (Shipped.TryGetValue(name, out string? shipped))
            return new BenchmarkNetwork(name, $"sdk/models/{name}, shipped", File.ReadAllBytes(shipped), Digits());
        if (Reproduced.TryGetValue(name, out string? reproduced))
            return new BenchmarkNetwork(name, $"trainer/results/{name}, trained", File.ReadAllBytes(reproduced), Digits());
        if (TrainerNetworks.Names.Contains(name))
            return new BenchmarkNetwork(name, "as published, random weights", TrainerNetworks.Make(name, Digits()), Digits());
        if (SharedNames.Contains(name))
            return new BenchmarkNetwork(name, $"shared/models/{name}", File.ReadAllBytes(SharedFile(name, "tflite")), Samples(SharedFile(name, "in.bin")));
        throw new UserErrorException($"Expected one of the networks {string.Join(", ", Names)}, got '{name}'.");
    }

    /// <summary>A hundred digits of 28x28, int8.</summary>
    public static sbyte[] Digits() => Samples(Repository.Data("n2", "n2.in.bin"));

    // Folders that hold a model, by name.
    private static SortedDictionary<string, string> Trained(params string[] parts)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        string root = Repository.PathOf(parts);
        if (!Directory.Exists(root))
            return files;
        foreach (string folder in Directory.EnumerateDirectories(root))
            if (File.Exists(Path.Combine(folder, "model.tflite")))
                files[Path.GetFileName(folder)] = Path.Combine(folder, "model.tflite");
        return files;
    }

    private static sbyte[] Samples(string path) => File.Exists(path) ? MemoryMarshal.Cast<byte, sbyte>(File.ReadAllBytes(path)).ToArray() : [];

    private static string SharedFile(string name, string extension) => Repository.PathOf("..", "shared", "models", $"{name}.{extension}");
}
