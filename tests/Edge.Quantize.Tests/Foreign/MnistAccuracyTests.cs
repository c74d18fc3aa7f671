using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Quantize.Tests.Support;
using Edge.Testing;

namespace Edge.Quantize.Tests.Foreign;

/// <summary>Proves with a network that PyTorch trained on MNIST, through the command line as its owner would use it, that float reads what PyTorch reads and int8 nearly as much.</summary>
public class MnistAccuracyTests
{
    // Percentage points.
    private const double MostLost = 0.1;

    [SkippableFact]
    public async Task A_network_trained_by_PyTorch_keeps_its_accuracy()
    {
        string mnist = Mnist.FolderOrSkip();
        using JsonDocument facts = JsonDocument.Parse(await File.ReadAllTextAsync(ForeignNetwork.PathOf("pytorch-mnist.json")));
        string Fact(string name) => facts.RootElement.GetProperty(name).GetRawText();
        using var folder = new TemporaryFolder();
        (int code, string output, string error) = await CommandLine.RunAsync(
            ForeignNetwork.PathOf("pytorch-mnist.onnx"), "--name", "pytorch", "--data", mnist, "--mean", Fact("mean"), "--std", Fact("std"), "--out", folder.Of("out"), "--max-drop", "0.3", "--json");
        Assert.True(code == 0, error);
        using JsonDocument report = JsonDocument.Parse(output);
        int Count(string name) => report.RootElement.GetProperty(name).GetInt32();
        Assert.Equal(Fact("testImages"), $"{Count("testImages")}");
        Assert.Equal(Fact("correct"), $"{Count("floatCorrect")}");
        double lost = 100.0 * (Count("floatCorrect") - Count("int8Correct")) / Count("testImages");
        Assert.True(lost <= MostLost, $"int8 loses {lost:0.00} points");
    }
}
