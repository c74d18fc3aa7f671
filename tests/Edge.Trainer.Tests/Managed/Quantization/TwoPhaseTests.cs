using System.Linq;
using System.Threading;
using Edge.Data;
using Edge.Quantize;
using Edge.Quantize.Data;
using Edge.Trainer.Export;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;
using Google.Protobuf;

namespace Edge.Trainer.Tests.Managed.Quantization;

/// <summary>Proves that the int8 accuracies of a training with two phases are those of the engine.</summary>
public sealed class TwoPhaseTests
{
    [Fact]
    public void TheReportedAccuracyIsTheEngines()
    {
        Recipe recipe = TestTraining.Shipped("smoke.json") with { Quantization = new QuantizationSpec { Epochs = 2, LearningRate = 1e-3f } };
        ImageSet train = SyntheticDigits.Make(1200, 1), test = SyntheticDigits.Make(500, 2);
        TrainingResult result = TestTraining.Run(recipe, train, test, 2);
        Assert.Equal([TrainingPhase.FloatNetwork, TrainingPhase.Int8Network, TrainingPhase.Int8Network], result.Epochs.Select(e => e.Phase));
        var options = new QuantizationOptions { Name = "x", Calibration = new LabelledImages(train), Test = new LabelledImages(test) };
        QuantizationResult quantized = QuantizationPipeline.Run(OnnxExporter.Export(result.Model).ToByteArray(), options, null, CancellationToken.None);
        Assert.Equal(result.Phases[^1].Test.Correct, quantized.Report.Int8Correct);
        Assert.InRange(result.Phases[^1].Test.Accuracy, 0.7, 1);
    }
}
