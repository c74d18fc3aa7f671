using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Testing;
using Edge.Updates.Tests.Support;

namespace Edge.Updates.Tests.Cli;

/// <summary>Proves the way from a network to a package that a device takes, in the commands of a user, and that each fault is one sentence.</summary>
public sealed class PackageCommandTests : IDisposable
{
    private static readonly Dictionary<string, string> Secret = new() { ["EDGE_PASSPHRASE"] = "correct horse" };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task From_keys_to_a_package_that_verifies()
    {
        Assert.Equal(0, (await RunAsync("keygen", "--out", _folder.Of("reader"))).ExitCode);
        File.WriteAllBytes(_folder.Of("model.tflite"), TinyModel.Make(1));
        File.WriteAllText(_folder.Of("rejection.json"), Support.Packages.Rejection);
        ProcessResult made = await RunAsync("package", _folder.Of("model.tflite"), "--rejection", _folder.Of("rejection.json"), "--name", "tiny", "--number", "7", "--key", _folder.Of("reader.key.pem"), "--out", _folder.Of("p.edgemodel"), "--json");
        Assert.Equal((0, ""), (made.ExitCode, made.Error));
        Assert.Equal(new FileInfo(_folder.Of("p.edgemodel")).Length, JsonDocument.Parse(made.Output).RootElement.GetProperty("bytes").GetInt64());

        ProcessResult verified = await RunAsync("verify", _folder.Of("p.edgemodel"), "--keys", _folder.Of("reader.pub.pem"), "--json");
        JsonElement facts = JsonDocument.Parse(verified.Output).RootElement;
        Assert.Equal(("tiny", 7, 1), (facts.GetProperty("name").GetString(), facts.GetProperty("number").GetInt32(), facts.GetProperty("goldenSamples").GetInt32()));
        Assert.Equal(["model.tflite", "rejection.json"], facts.GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
        Assert.Contains("tiny 7 for runtime", (await RunAsync("verify", _folder.Of("p.edgemodel"), "--keys", _folder.Of("reader.pub.pem"))).Output, StringComparison.Ordinal);

        // Another's key does not verify it.
        File.WriteAllText(_folder.Of("other.pub.pem"), Support.Packages.Stranger.PublicPem);
        AssertSentence(await RunAsync("verify", _folder.Of("p.edgemodel"), "--keys", _folder.Of("other.pub.pem")), "signature of a trusted key");
    }

    [Fact]
    public async Task Faults_are_one_sentence_and_leave_no_package()
    {
        Support.Packages.Key.Save(_folder.Of("k.key.pem"), Secret["EDGE_PASSPHRASE"]);
        File.WriteAllBytes(_folder.Of("bare.tflite"), TinyModel.Make(1, _ => []));
        File.WriteAllBytes(_folder.Of("model.tflite"), TinyModel.Make(1));
        string[] common = ["--key", _folder.Of("k.key.pem"), "--out", _folder.Of("p.edgemodel")];
        AssertSentence(await RunAsync(["package", _folder.Of("bare.tflite"), "--name", "tiny", "--number", "1", .. common]), "golden samples");
        AssertSentence(await RunAsync(["package", _folder.Of("model.tflite"), "--name", "Tiny", "--number", "1", .. common]), "small letters");
        AssertSentence(await RunAsync(["package", _folder.Of("model.tflite"), "--name", "tiny", "--number", "0", .. common]), "from 1 up");
        AssertSentence(await RunAsync(["package", _folder.Of("none.tflite"), "--name", "tiny", "--number", "1", .. common]), "none.tflite");
        AssertSentence(await ChildProcess.DotnetAsync("quantize.dll", new Dictionary<string, string> { ["EDGE_PASSPHRASE"] = "wrong horse" }, ["package", _folder.Of("model.tflite"), "--name", "tiny", "--number", "1", .. common]), "passphrase");
        Assert.False(File.Exists(_folder.Of("p.edgemodel")));
        AssertSentence(await RunAsync("keygen", "--out", _folder.Of("k")), "never replaced");
        AssertSentence(await RunAsync("verify", _folder.Of("model.tflite"), "--keys", _folder.Of("k.key.pem")), "public keys of P-256");
    }

    public void Dispose() => _folder.Dispose();

    private static Task<ProcessResult> RunAsync(params string[] arguments) => ChildProcess.DotnetAsync("quantize.dll", Secret, arguments);

    private static void AssertSentence(ProcessResult result, string part)
    {
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.Contains(part, result.Error, StringComparison.Ordinal);
    }
}
