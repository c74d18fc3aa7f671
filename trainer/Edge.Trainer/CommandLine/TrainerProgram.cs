using System;
using System.Collections.Generic;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;

namespace Edge.Trainer.CommandLine;

/// <summary>A program with the trainer's command line: what computes in it.</summary>
/// <param name="Backend">The name of its backend, one of <see cref="Projects"/>.</param>
/// <param name="MakeBackend">Builds a recipe's network on a device, <see cref="Cpu"/> or <see cref="Cuda"/>; the threads are those of the augmentation, which a backend may share.</param>
public sealed record TrainerProgram(string Backend, Func<Recipe, WorkerPool, string, ITrainingBackend> MakeBackend)
{
    /// <summary>The backend that is written in C# alone.</summary>
    public const string Managed = "managed";

    /// <summary>The backend on PyTorch's kernels.</summary>
    public const string TorchSharp = "torchsharp";

    /// <summary>The processor.</summary>
    public const string Cpu = "cpu";

    /// <summary>The first graphics card by NVIDIA; only <see cref="TorchSharp"/> knows it.</summary>
    public const string Cuda = "cuda";

    /// <summary>Where the program of each backend is.</summary>
    public static IReadOnlyDictionary<string, string> Projects { get; } = new Dictionary<string, string>
    {
        [Managed] = "trainer/Edge.Trainer",
        [TorchSharp] = "trainer/Edge.Trainer.TorchSharp",
    };

    /// <summary>The folder of the program's project.</summary>
    public string Project => Projects[Backend];
}
