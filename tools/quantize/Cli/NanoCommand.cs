using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Quantize.Data;
using Edge.Quantize.Fit;

namespace Edge.Quantize.Cli;

/// <summary>quantize nano MODEL.tflite ...: what networks cost on nanoFramework in each form, as a page.</summary>
internal sealed class NanoCommand
{
    private const int MaxPictures = 1000;

    private const string Description = """
        Simulates int8 .tflite models on nanoFramework boards as plain loops, as general loops and as straight-line code, and writes a page with a table of instructions, flash,
        heap and estimated milliseconds. The models are named for their folders.

        Examples:
          quantize nano sdk/models/nano-xs/model.tflite sdk/models/nano/model.tflite sdk/models/digits/model.tflite --out docs/nano.md
          quantize nano out/model.tflite --pictures 3
        """;

    private readonly Argument<FileInfo[]> _models = new("models") { Description = "int8 .tflite files with one input and one output.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<FileInfo?> _out = new("--out") { Description = "The page; without it standard output.", HelpName = "FILE" };
    private readonly Option<int> _pictures = new("--pictures") { Description = "Test pictures that each model is run on.", DefaultValueFactory = _ => 10 };
    private readonly DataOptions _data = new();

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var made = new NanoCommand();
        var command = new Command("nano", Description) { made._models, made._out, made._pictures };
        foreach (Option option in made._data.All)
            command.Add(option);
        command.SetAction(made.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        int pictures = parsed.GetValue(_pictures);
        if (pictures is < 1 or > MaxPictures)
            throw new UserErrorException($"Expected --pictures of 1 to {MaxPictures}, got {pictures}; pass another number.");
        DataRequest request = _data.Read(parsed);
        var networks = new List<NanoNetwork>();
        foreach (FileInfo file in parsed.GetRequiredValue(_models))
            networks.Add(await MeasureAsync(file, request, pictures, cancellation).ConfigureAwait(false));
        string page = NanoPage.Of(networks, pictures);
        if (parsed.GetValue(_out) is { } target)
            await WholeFile.WriteAsync(target.FullName, System.Text.Encoding.UTF8.GetBytes(page)).ConfigureAwait(false);
        else
            Console.Write(page);
        return 0;
    }

    private static async Task<NanoNetwork> MeasureAsync(FileInfo file, DataRequest request, int pictures, CancellationToken cancellation)
    {
        if (!file.Exists)
            throw new UserErrorException($"Expected an int8 .tflite file at '{file}', found none; check the path.");
        byte[] bytes = await File.ReadAllBytesAsync(file.FullName, cancellation).ConfigureAwait(false);
        SourceNetwork source = SourceNetwork.Read(bytes);
        PictureData data = await PictureLoader.LoadAsync(request, source.Input, source.Outputs, source.ClassNames, cancellation).ConfigureAwait(false);
        string name = file.Directory?.Name ?? file.Name;
        return await Task.Run(() => NanoNetwork.Measure(name, bytes, data.Test ?? data.Calibration, pictures, cancellation), cancellation).ConfigureAwait(false);
    }
}
