using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Edge.Packages.Tests.Feed;
using Edge.Testing;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Packages.Tests.Use;

/// <summary>Proves that the quantiser installs as a tool and that every command of its readme works from a folder of a user's own.</summary>
[Collection(PackageFeed.Collection)]
public sealed class ToolTests(PackageFeed feed)
{
    private const string Command = "edge-quantize";
    private const int Side = 28;
    private const int SignsOfAClass = 6;

    [Fact]
    public async Task The_commands_of_the_readme_work()
    {
        string folder = feed.MakeFolder("tool");
        await feed.RunAsync(folder, "tool", "install", Command, "--tool-path", "tools");
        string tool = Path.Combine(folder, "tools", OperatingSystem.IsWindows() ? Command + ".exe" : Command);

        File.Copy(Repository.PathOf("sdk", "models", "nano-xs", "model.onnx"), Path.Combine(folder, "model.onnx"));
        File.Copy(Repository.PathOf("sdk", "models", "nano-xs", "model.tflite"), Path.Combine(folder, "model.tflite"));
        WritePictures(Path.Combine(folder, "pictures"));
        string[] commands = [.. Readme.CommandsOf(feed, Command).Where(c => c.StartsWith(Command + " ", StringComparison.Ordinal))];
        Assert.Equal(5, commands.Length);
        foreach (string command in commands)
            Assert.NotEmpty(await PackageFeed.ExpectSuccessAsync(feed.OfUser(new ProcessStartInfo(tool, command.Split(' ')[1..]), folder)));
        foreach (string file in new[] { "FlowersModel.g.cs", "DigitsModel.g.cs", "model.tflite", "report.html" })
            Assert.True(File.Exists(Path.Combine(folder, "out", file)), $"expected out/{file}, found none");
        Assert.Contains("// edge-quantize model.onnx --name flowers --data pictures\n", await File.ReadAllTextAsync(Path.Combine(folder, "out", "FlowersModel.g.cs")), StringComparison.Ordinal);
        // The first of them quantised the float network again, the second took the int8 file as it is.
        Assert.Equal(10, Edge.Inference.Model.Load(Path.Combine(folder, "out", "model.tflite")).OutputLength);
    }

    // Written digits in a folder for each class, as a user has them.
    private static void WritePictures(string folder)
    {
        for (int label = 0; label < 10; label++)
        {
            string name = Directory.CreateDirectory(Path.Combine(folder, $"{label}")).FullName;
            for (int i = 0; i < SignsOfAClass; i++)
                PngWriter.Save(Path.Combine(name, $"{i}.png"), new GrayImage(Side, Side, Handwriting.Sign((char)('0' + label), slant: 0.06 * (i - SignsOfAClass / 2))));
        }
    }
}
