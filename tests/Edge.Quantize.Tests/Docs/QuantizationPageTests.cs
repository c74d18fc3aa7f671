using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Edge.Quantize.Tests.Support;
using Edge.Testing;

namespace Edge.Quantize.Tests.Docs;

/// <summary>Proves that every command of docs/quantization.md works on files of the names that it uses, in the order of the page, and that the page tells every option and operator.</summary>
public sealed class QuantizationPageTests : IDisposable
{
    private const string Prompt = "    quantize ";
    private const int Size = 16, Classes = 3, Each = 12;

    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "quantization.md"));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_command_of_the_page_works()
    {
        Prepare();
        string[][] commands = [.. Page.Split('\n').Where(l => l.StartsWith(Prompt, StringComparison.Ordinal)).Select(l => l[Prompt.Length..].Split(' '))];
        Assert.True(commands.Length >= 12, $"found {commands.Length} commands");
        foreach (string[] command in commands)
        {
            ProcessResult result = await RunAsync(command);
            // 3: a gate may close on a network that was never trained.
            Assert.True(result.ExitCode == 0 || (result.ExitCode == 3 && command.Intersect(["--max-drop", "--board"]).Any()), $"quantize {string.Join(' ', command)}: exit code {result.ExitCode}: {result.Error}");
            if (command.Contains("network.tflite") || File.Exists(_folder.Of("network.tflite")))
                continue;
            File.Copy(_folder.Of("out/model.tflite"), _folder.Of("network.tflite"));
        }
        Assert.True(new FileInfo(_folder.Of("answers.bin")).Length == Classes);
    }

    [Fact]
    public async Task The_page_tells_every_option()
    {
        ProcessResult help = await RunAsync("--help");
        string[] options = [.. help.Output.Split([' ', '\n', ','], StringSplitOptions.RemoveEmptyEntries).Where(w => w.StartsWith("--", StringComparison.Ordinal) && w.Length > 2 && w.All(c => char.IsAsciiLetter(c) || c == '-')).Distinct()];
        Assert.Contains("--max-drop", options);
        // The help names the options of every command; those of packages for devices have a page of their own.
        string told = Page + File.ReadAllText(Repository.PathOf("docs", "updates.md"));
        Assert.All(options.Except(["--help", "--version", "--engine"]), o => Assert.Contains(o, told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_lists_the_operators_that_the_importer_knows()
    {
        await File.WriteAllBytesAsync(_folder.Of("odd.onnx"), new NetworkBuilder(1, 1, 1, 8, 8).Node("Odd").ToBytes());
        ProcessResult refused = await RunAsync("odd.onnx");
        string list = refused.Error[(refused.Error.IndexOf("expected one of ", StringComparison.Ordinal) + 16)..refused.Error.IndexOf(", got Odd", StringComparison.Ordinal)];
        int start = Page.IndexOf("\nAdd, ", StringComparison.Ordinal) + 1;
        string told = Page[start..Page.IndexOf(".\n", start, StringComparison.Ordinal)].ReplaceLineEndings(" ");
        Assert.Equal(list.Split(", "), told.Split(", "));
    }

    private Task<ProcessResult> RunAsync(params string[] arguments) =>
        ChildProcess.RunAsync(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "quantize.dll"), .. arguments]) { WorkingDirectory = _folder.Path });

    // A colour network and pictures of three colours in every form.
    private void Prepare()
    {
        NetworkBuilder net = new NetworkBuilder(3, 1, 3, Size, Size).Conv(4, 3, 2).Node("Relu");
        File.WriteAllBytes(_folder.Of("model.onnx"), net.Flatten().Dense(Classes, DenseForm.Gemm).Node("Softmax").ToBytes());
        var random = new Random(2);
        var pixels = new List<byte>();
        var labels = new List<long>();
        for (int i = 0; i < Classes * Each; i++)
        {
            byte[] picture = [.. Enumerable.Range(0, Size * Size * 3).Select(p => (byte)(random.Next(128) + (p % 3 == i % 3 ? 127 : 0)))];
            pixels.AddRange(picture);
            labels.Add(i % 3);
            string folder = Directory.CreateDirectory(_folder.Of($"pictures/{"abc"[i % 3]}")).FullName;
            File.WriteAllText(Path.Combine(folder, $"{i}.ppm"), $"P3 {Size} {Size} 255 {string.Join(' ', picture)}");
        }
        byte[] x = NpyBytes.Of([.. pixels], Classes * Each, Size, Size, 3), y = NpyBytes.Of([.. labels], Classes * Each);
        foreach (string part in new[] { "train", "test" })
        {
            File.WriteAllBytes(_folder.Of($"x_{part}.npy"), x);
            File.WriteAllBytes(_folder.Of($"y_{part}.npy"), y);
        }
        File.WriteAllBytes(_folder.Of("data.npz"), NpyBytes.Archive(("x_train", x), ("y_train", y), ("x_test", x), ("y_test", y)));
        Directory.CreateDirectory(_folder.Of("hardware/boards"));
        File.Copy(Repository.PathOf("hardware", "boards", "pico.json"), _folder.Of("hardware/boards/pico.json"));
        File.WriteAllBytes(_folder.Of("samples.bin"), new byte[Size * Size * 3]);
    }
}
