using System;
using System.CommandLine;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Updates.Keys;

namespace Edge.Quantize.Cli;

/// <summary>quantize keygen: a pair of keys for packages of models.</summary>
internal sealed class KeygenCommand
{
    private const string Description = """
        Makes a pair of keys (ECDSA P-256): the private one, encrypted, signs packages of models; the public one goes to the devices.

        Examples:
          quantize keygen --out keys/reader
          quantize keygen --out keys/reader --passphrase-file secret.txt --json

        Writes keys/reader.key.pem, which its owner alone can read, and keys/reader.pub.pem, and prints the public key in the form that a board takes.
        """;

    private readonly Option<string> _out = new("--out") { Description = "Path of both files without .key.pem and .pub.pem.", Required = true, HelpName = "path" };
    private readonly Passphrase _passphrase = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var made = new KeygenCommand();
        var command = new Command("keygen", Description) { made._out, made._passphrase.Option, made._json };
        command.SetAction((parsed, _) => made.RunAsync(parsed));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(_out), privateFile = path + ".key.pem", publicFile = path + ".pub.pem";
        foreach (string file in new[] { privateFile, publicFile })
            if (File.Exists(file))
                throw new UserErrorException($"Expected to make {file}, got one that is there; a key is never replaced: choose another --out.");
        using SigningKey key = SigningKey.Create();
        key.Save(privateFile, _passphrase.Read(parsed, isNew: true));
        await WholeFile.WriteAsync(publicFile, System.Text.Encoding.ASCII.GetBytes(key.PublicPem)).ConfigureAwait(false);
        string board = Convert.ToHexStringLower(key.PublicBytes);
        Console.WriteLine(parsed.GetValue(_json)
            ? JsonSerializer.Serialize(new { privateKey = privateFile, publicKey = publicFile, boardKey = board })
            : $"{privateFile}: signs; keep it and its passphrase, nobody can make them again\n{publicFile}: for devices of .NET\n{board}: for boards");
        return 0;
    }
}
