using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Edge.Data;
using Edge.Data.Folders;
using Edge.Inference;
using Edge.Onnx.Proto;
using Edge.Quantize;
using Edge.Quantize.Data;
using Edge.Testing;
using Edge.Trainer.Results;
using Edge.Trainer.Tests.Data.Folders;

namespace Edge.Trainer.Tests.CommandLine;

/// <summary>Proves the way from a folder of coloured pictures of three classes to an int8 model that the engine runs.</summary>
public sealed class FolderTrainingTests
{
    private const string Recipe = """
        {
          "name": "colours",
          "input": { "height": 16, "width": 12, "channels": 3 },
          "data": { "source": "folder", "path": "pictures", "validation": 15, "test": 0.2, "fit": "pad" },
          "network": [
            { "type": "conv2D", "filters": 6, "kernel": 3, "activation": "relu" },
            { "type": "maxPool", "kernel": 2 },
            { "type": "flatten" },
            { "type": "dense", "units": UNITS }
          ],
          "optimizer": { "type": "adam", "learningRate": 0.01 },
          "epochs": 4, "batch": 8,
          "augmentation": { "rotation": 10, "shift": 1, "fill": "nearest", "blur": 0.5, "noise": 0.05, "lighting": 0.2 }
        }
        """;

    [Fact]
    public async Task ColouredPicturesBecomeAnInt8Model()
    {
        using var folder = new TemporaryFolder();
        PictureFolder.Write(folder, "pictures", 40);
        await File.WriteAllTextAsync(folder.Of("recipe.json"), Recipe.Replace("UNITS", "3", System.StringComparison.Ordinal));
        ProcessResult trained = await ChildProcess.DotnetAsync(CommandLineTests.Program, null, "train", folder.Of("recipe.json"), "--out", folder.Of("out"));
        Assert.True(trained.ExitCode == 0, trained.Error);

        byte[] onnx = await File.ReadAllBytesAsync(folder.Of("out/model.onnx"));
        StringStringEntryProto labels = Assert.Single(ModelProto.Parser.ParseFrom(onnx).MetadataProps, p => p.Key == "labels");
        Assert.Equal(PictureFolder.Classes, JsonSerializer.Deserialize<string[]>(labels.Value)!);
        using JsonDocument report = JsonDocument.Parse(await File.ReadAllTextAsync(folder.Of("out/training.json")));
        Assert.Equal(PictureFolder.Classes, report.RootElement.GetProperty("classNames").EnumerateArray().Select(n => n.GetString()));
        Assert.Equal((81, 15), (report.RootElement.GetProperty("trainingImages").GetInt32(), report.RootElement.GetProperty("validationImages").GetInt32()));

        (ImageSet train, ImageSet test) = ImageFolder.Load(
            folder.Of("pictures"), new ImageFolderOptions(16, 12, 3) { TestShare = 0.2, Fit = ImageFit.Pad }, CancellationToken.None);
        var options = new QuantizationOptions { Name = "colours", Calibration = new LabelledImages(train), Test = new LabelledImages(test), Command = "test" };
        QuantizationResult quantized = QuantizationPipeline.Run(onnx, options, null, CancellationToken.None);
        Assert.Equal(PictureFolder.Classes, Model.Load(quantized.Tflite).Labels!);
        Score score = Int8Evaluator.Run(Model.Load(quantized.Tflite), test, CancellationToken.None);
        Assert.Equal(24, score.Images);
        Assert.InRange(score.Correct, 23, 24);
    }

    [Fact]
    public async Task ALastLayerOfAnotherNumberOfClassesIsNamed()
    {
        using var folder = new TemporaryFolder();
        PictureFolder.Write(folder, "pictures", 10);
        await File.WriteAllTextAsync(folder.Of("recipe.json"), Recipe.Replace("UNITS", "4", System.StringComparison.Ordinal));
        ProcessResult trained = await ChildProcess.DotnetAsync(CommandLineTests.Program, null, "train", folder.Of("recipe.json"), "--out", folder.Of("out"));
        Assert.Equal(1, trained.ExitCode);
        Assert.Equal(
            "error: Expected 4 classes, the units of the last layer, got 3 folders; set \"units\" of the last layer in the recipe to 3.", trained.Error.TrimEnd());
    }
}
