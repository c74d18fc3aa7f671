using System;
using System.CommandLine;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Inference;

namespace Edge.Quantize.Cli;

/// <summary>quantize run MODEL.tflite: raw int8 samples in, raw int8 outputs out.</summary>
internal static class RunCommand
{
    private const string Description = """
        Runs an int8 .tflite model on raw int8 samples laid one after the other and writes the raw outputs.

        Examples:
          quantize run model.tflite --input images.bin --output answers.bin
          quantize run model.tflite --input images.bin --output answers.bin --engine reference --json
        """;

    public static Command Create()
    {
        var model = new Argument<FileInfo>("model") { Description = "An int8 .tflite file." };
        var input = new Option<FileInfo>("--input") { Description = "Samples, each as many bytes as the model's inputs have elements.", Required = true };
        var output = new Option<FileInfo>("--output") { Description = "Receives as many bytes a sample as the model's outputs have elements.", Required = true };
        Option<EngineKind> engine = CommonOptions.Engine();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("run", Description) { model, input, output, engine, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(model),
            parsed.GetRequiredValue(input),
            parsed.GetRequiredValue(output),
            parsed.GetValue(engine),
            parsed.GetValue(json),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo modelFile, FileInfo inputFile, FileInfo outputFile, EngineKind engine, bool json, CancellationToken cancellation)
    {
        Model model = Model.Load(modelFile.FullName);
        FileStream input = inputFile.OpenRead();
        await using (input.ConfigureAwait(false))
        {
            if (input.Length == 0 || input.Length % model.InputLength != 0)
                throw new UserErrorException($"Expected {inputFile} to hold whole samples of {model.InputLength} bytes, got {input.Length} bytes; write one int8 for each element of the model's inputs.");
            long samples = input.Length / model.InputLength;
            await WholeFile.WriteAsync(outputFile.FullName, async output =>
            {
                Session session = model.CreateSession(engine);
                var sample = new byte[model.InputLength];
                for (long i = 0; i < samples; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    await input.ReadExactlyAsync(sample, cancellation).ConfigureAwait(false);
                    output.Write(MemoryMarshal.AsBytes(session.Run(MemoryMarshal.Cast<byte, sbyte>(sample))));
                }
            }).ConfigureAwait(false);
            if (json)
                Console.WriteLine(JsonSerializer.Serialize(new { samples, inputLength = model.InputLength, outputLength = model.OutputLength, engine = CommonOptions.NameOf(engine) }));
            else
                Console.WriteLine($"{samples} samples of {model.InputLength} bytes, {model.OutputLength} bytes of output each, engine {CommonOptions.NameOf(engine)}");
        }
        return 0;
    }
}
