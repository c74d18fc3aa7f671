using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Edge.Micro.Updates;
using Edge.Micro.Updates.Packages;
using Edge.Updates;
using Edge.Updates.Keys;

namespace Edge.Quantize.Cli;

/// <summary>quantize package MODEL.tflite: a signed package for devices in the field.</summary>
internal sealed class PackageCommand
{
    private const string Description = """
        Puts a network, its rule and its gate into a package, signs it and tries it as a device would: a zip archive whose manifest is signed.

        Examples:
          quantize package out/model.tflite --name digits --number 7 --key keys/reader.key.pem
          quantize package sdk/models/digits/model.tflite --rejection sdk/models/digits/rejection.json --gate sdk/models/gate/model.tflite \
            --name digits --number 8 --key keys/reader.key.pem --passphrase-file secret.txt --out digits-8.edgemodel --json
        """;

    private const string Tool = "quantize " + RuntimeVersion.Current;

    private readonly Argument<FileInfo> _model = new("model") { Description = "An int8 .tflite file with golden samples." };
    private readonly Option<string> _name = new("--name") { Description = "What the package is for; devices take packages of their own name only.", Required = true };
    private readonly Option<int> _number = new("--number") { Description = "The package's version, from 1 up; devices never go back.", Required = true, HelpName = "n" };
    private readonly Option<string> _key = new("--key") { Description = "The private key, of 'quantize keygen'.", Required = true, HelpName = "file" };
    private readonly Option<FileInfo?> _rejection = new("--rejection") { Description = "The rule by which the network says that it does not know: rejection.json.", HelpName = "file" };
    private readonly Option<FileInfo?> _gate = new("--gate") { Description = "The second network that the rule weighs too.", HelpName = "file" };
    private readonly Option<string?> _runtime = new("--runtime") { Description = $"The oldest runtime that runs it ({RuntimeVersion.Current}).", HelpName = "a.b.c" };
    private readonly Option<FileInfo?> _out = new("--out") { Description = $"The package; without it NAME-NUMBER{PackageLayout.Extension}.", HelpName = "file" };
    private readonly Passphrase _passphrase = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var made = new PackageCommand();
        var command = new Command("package", Description)
        {
            made._model, made._name, made._number, made._key, made._passphrase.Option, made._rejection, made._gate, made._runtime, made._out, made._json,
        };
        command.SetAction(made.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string name = parsed.GetRequiredValue(_name);
        int number = parsed.GetRequiredValue(_number);
        byte[] model = await File.ReadAllBytesAsync(parsed.GetRequiredValue(_model).FullName, cancellation).ConfigureAwait(false);
        byte[]? rejection = await ReadAsync(parsed.GetValue(_rejection), cancellation).ConfigureAwait(false);
        byte[]? gate = await ReadAsync(parsed.GetValue(_gate), cancellation).ConfigureAwait(false);
        using SigningKey key = SigningKey.Load(parsed.GetRequiredValue(_key), _passphrase.Read(parsed, isNew: false));
        byte[] package = PackageSigner.Sign(name, number, Tool, model, rejection, gate, key, parsed.GetValue(_runtime));
        // Nothing leaves that a device would refuse.
        using TrustedKeys keys = TrustedKeys.Parse(key.PublicPem);
        VerifiedModel verified = new PackageCheck(name, keys) { MaxBytes = PackageLayout.MaxBytes }.Verify(package);
        string file = parsed.GetValue(_out)?.FullName ?? Path.GetFullPath($"{name}-{number}{PackageLayout.Extension}");
        await WholeFile.WriteAsync(file, package).ConfigureAwait(false);
        Console.WriteLine(parsed.GetValue(_json)
            ? JsonSerializer.Serialize(new { file, name, number, bytes = package.Length, goldenSamples = verified.Model.GoldenSamples })
            : $"{file}: {verified.Title}, {package.Length} bytes, {string.Join(", ", verified.Manifest.Parts.Select(p => p.Name))}; signed, and its golden outputs are exact");
        return 0;
    }

    private static async Task<byte[]?> ReadAsync(FileInfo? file, CancellationToken cancellation) =>
        file is null ? null : await File.ReadAllBytesAsync(file.FullName, cancellation).ConfigureAwait(false);
}
