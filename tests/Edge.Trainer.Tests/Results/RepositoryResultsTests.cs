using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Edge.Data;
using Edge.Inference;
using Edge.Testing;
using Edge.Trainer.Recipes;
using Edge.Trainer.Reporting;
using Edge.Trainer.Results;

namespace Edge.Trainer.Tests.Results;

/// <summary>What docs/results.md and trainer/results say is what the files beside them are.</summary>
public sealed class RepositoryResultsTests
{
    private static readonly ReproductionFolders Folders = ReproductionFolders.Under(Repository.Root);

    [Fact]
    public void ThePageIsMadeOfTheResultFiles()
    {
        IReadOnlyList<NetworkResult> results = Folders.ReadResults();
        Assert.Equal(results.Count > 0, File.Exists(Folders.Document));
        if (results.Count > 0)
            Assert.Equal(ResultsDocument.Of(results), File.ReadAllText(Folders.Document));
    }

    [Fact]
    public void EveryResultIsOfTheRecipeAsItStands()
    {
        foreach (NetworkResult result in Folders.ReadResults())
            Assert.True(SeedRecord.TrainTheSame(result.Recipe, Folders.Recipe(result.Recipe.Name)), $"trainer/results/{result.Recipe.Name} is of an older recipe");
    }

    [Fact]
    public void EveryResultChoosesByValidation() => Assert.All(Folders.ReadResults(), r =>
    {
        Assert.Equal(r.Recipe.Repeats, r.Seeds.Count);
        Assert.Equal(NetworkResult.Choose(r.Seeds), r.Chosen);
        Assert.Equal(r.Chosen.Epochs, r.Curve.Count);
        // Quantisation-aware training computes what the engine computes.
        Assert.All(r.Seeds, s => Assert.Equal(r.Recipe.Quantization is null ? null : s.Int8Test.Correct, s.TrainerInt8Correct));
        Assert.Equal(new TrainingCurves(r.Curve).Picture() + "\n", File.ReadAllText(Path.Combine(Folders.Results, r.Recipe.Name, ReproductionFolders.CurveFile)));
    });

    /// <summary>Every seed of the published networks, quantised after training, loses at most 0.05 points.</summary>
    [Fact]
    public void QuantisationCostsNextToNothing() => Assert.All(
        Folders.ReadResults().Where(r => r.Recipe is { Published: not null, Quantization: null }).SelectMany(r => r.Seeds),
        s => Assert.InRange(s.FloatTest.Correct - s.Int8Test.Correct, int.MinValue, s.FloatTest.Images / 2000));

    [SkippableFact]
    public void EveryModelHasItsAccuracy()
    {
        (_, ImageSet test) = MnistData.Load(Mnist.FolderOrSkip());
        foreach (NetworkResult result in Folders.ReadResults().Where(r => r.Recipe.Data.Source == DataSource.Mnist))
        {
            byte[] tflite = File.ReadAllBytes(Path.Combine(Folders.Results, result.Recipe.Name, SeedRun.TfliteFile));
            var model = Model.Load(tflite);
            Assert.Equal(result.Size, ModelSize.Of(model.Graph, tflite.Length));
            Assert.Equal(result.Chosen.Int8Test, Int8Evaluator.Run(model, test, CancellationToken.None));
        }
    }
}
