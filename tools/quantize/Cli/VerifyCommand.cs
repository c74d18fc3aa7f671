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

/// <summary>quantize verify PACKAGE: whether a device with these keys would take it.</summary>
internal static class VerifyCommand
{
    private const string Description = """
        Says whether a device that trusts these keys would take a package: signature, hashes, runtime, rule, golden outputs.

        Examples:
          quantize verify digits-7.edgemodel --keys keys/reader.pub.pem
          quantize verify digits-7.edgemodel --keys keys/reader.pub.pem --json
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var package = new Argument<FileInfo>("package") { Description = "A package of 'quantize package'." };
        var keys = new Option<string>("--keys") { Description = "Public keys in PEM, one behind the other.", Required = true, HelpName = "file" };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("verify", Description) { package, keys, json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(package), parsed.GetRequiredValue(keys), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo package, string keyFile, bool json, CancellationToken cancellation)
    {
        if (package.Exists && package.Length > PackageLayout.MaxBytes)
            throw new UpdateException($"{package}: expected a package of at most {PackageLayout.MaxBytes} bytes, got {package.Length}; name another file.");
        byte[] bytes = await File.ReadAllBytesAsync(package.FullName, cancellation).ConfigureAwait(false);
        using TrustedKeys keys = TrustedKeys.Load(keyFile);
        // The name is the device's to know; here it is told.
        string name = PackageReader.Read(new MemorySource(bytes), keys, PackageLayout.MaxBytes).Manifest.Name;
        VerifiedModel verified = new PackageCheck(name, keys) { MaxBytes = PackageLayout.MaxBytes }.Verify(bytes);
        PackageManifest manifest = verified.Manifest;
        Console.WriteLine(json
            ? JsonSerializer.Serialize(new
            {
                name = manifest.Name,
                number = manifest.Version,
                runtime = manifest.Runtime,
                tool = manifest.Tool,
                parts = manifest.Parts.Select(p => new { name = p.Name, bytes = p.Bytes, sha256 = Convert.ToHexStringLower(p.Hash) }),
                goldenSamples = verified.Model.GoldenSamples,
            })
            : $"{package}: {verified.Title} for runtime {manifest.Runtime}, made by {manifest.Tool}; signature, hashes and golden outputs are right");
        return 0;
    }
}
