using System;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.Trainer.Tests.CommandLine;

/// <summary>Proves that the program says, in one sentence, by which command another backend runs.</summary>
public class BackendOptionsTests
{
    private const string Torch = "error: Expected a backend of this program, which is managed, got torchsharp; run: dotnet run -c Release --project trainer/Edge.Trainer.TorchSharp";

    [Theory]
    [InlineData(" -- train my.json --out \"a folder\" --epochs 2", "train", "my.json", "--backend", "torchsharp", "--out", "a folder", "--epochs", "2")]
    [InlineData(" -- reproduce digits --device cpu", "reproduce", "digits", "--backend=torchsharp", "--device", "cpu")]
    public async Task TheOtherBackendIsAnotherProgram(string command, params string[] args)
    {
        (int code, string output, string error) = await ChildProcess.DotnetAsync(CommandLineTests.Program, null, args);
        Assert.Equal((1, "", Torch + command), (code, output, error.TrimEnd()));
    }

    [Fact]
    public async Task AGraphicsCardIsForTheOtherBackendWithItsOwnPackage()
    {
        (int code, _, string error) = await ChildProcess.DotnetAsync(CommandLineTests.Program, null, "train", "my.json", "--out", "x", "--device", "cuda");
        string package = OperatingSystem.IsWindows() ? "TorchSharp-cuda-windows" : "TorchSharp-cuda-linux";
        Assert.Equal((1, $"{Torch} --property:TorchPackage={package} -- train my.json --out x --device cuda"), (code, error.TrimEnd()));
    }

    [Theory]
    [InlineData(1, "error: Expected --device cpu with --backend managed, got cuda; choose --backend torchsharp or leave --device out.", "--backend", "managed", "--device", "cuda")]
    [InlineData(1, "error: Expected a recipe at 'my.json', found no such file", "--backend", "managed", "--device", "cpu")]
    [InlineData(2, "error: Argument 'tpu' not recognized. Must be one of: 'cpu' 'cuda'", "--device", "tpu")]
    public async Task WhatDoesNotGoTogetherIsRefused(int code, string start, params string[] options)
    {
        (int got, string output, string error) = await ChildProcess.DotnetAsync(CommandLineTests.Program, null, ["train", "my.json", "--out", "x", .. options]);
        Assert.Equal((code, ""), (got, output));
        Assert.StartsWith(start, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }
}
