using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Edge.Cli;
using Edge.Testing;
using Edge.Trainer.Recipes;

namespace Edge.Benchmarks.Training;

/// <summary>PyTorch in a process of its own, which trains a network step by step when it is asked to.</summary>
internal sealed class TorchProcess : IDisposable
{
    private static readonly string[] Pythons = ["python3", "/usr/bin/python3"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private TorchProcess(Process process, string version)
    {
        (_process, Version) = (process, version);
    }

    /// <summary>PyTorch's version.</summary>
    public string Version { get; }

    /// <summary>Starts PyTorch on a recipe's network.</summary>
    /// <param name="recipe">The network and its batch.</param>
    /// <param name="threads">The threads.</param>
    /// <exception cref="UserErrorException">No python3 has torch.</exception>
    public static TorchProcess Start(Recipe recipe, int threads)
    {
        string python = Pythons.FirstOrDefault(HasTorch)
            ?? throw new UserErrorException("Expected a python3 with the module torch to compare with, got none; install python3-torch.");
        var start = new ProcessStartInfo(python, [Repository.PathOf("tests", "benchmarks", "Training", "torch_training.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            // Its threads sleep while it is Edge's turn.
            Environment = { ["OMP_WAIT_POLICY"] = "PASSIVE" },
        };
        Process process = Process.Start(start)!;
        process.StandardInput.WriteLine(JsonSerializer.Serialize(new { threads, batch = recipe.Batch, layers = recipe.Network.Select(Describe) }));
        process.StandardInput.Flush();
        return new TorchProcess(process, Read(process));
    }

    /// <summary>Trains and gives the seconds that it took.</summary>
    /// <param name="layout">default or channelsLast.</param>
    /// <param name="steps">The training steps.</param>
    public double Run(string layout, int steps)
    {
        _process.StandardInput.WriteLine($"{layout} {steps}");
        _process.StandardInput.Flush();
        return double.Parse(Read(_process), CultureInfo.InvariantCulture);
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(2)))
            _process.Kill();
        _process.Dispose();
    }

    private static string Read(Process process) => process.StandardOutput.ReadLine()
        ?? throw new UserErrorException("Expected PyTorch to train the network, got an end of its process; see its message above.");

    private static bool HasTorch(string python)
    {
        try
        {
            var start = new ProcessStartInfo(python, ["-c", "import torch"]) { RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            if (process.WaitForExit(Patience))
                return process.ExitCode == 0;
            process.Kill();
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static Dictionary<string, object> Describe(LayerSpec layer) => new()
    {
        ["type"] = JsonNamingPolicy.CamelCase.ConvertName(layer.Type.ToString()),
        ["filters"] = layer.Filters,
        ["kernel"] = layer.Kernel,
        ["stride"] = layer.Stride,
        ["padding"] = JsonNamingPolicy.CamelCase.ConvertName(layer.Padding.ToString()),
        ["units"] = layer.Units,
        ["rate"] = layer.Rate,
        ["activation"] = layer.Activation == Activation.Relu ? "relu" : "none",
    };
}
