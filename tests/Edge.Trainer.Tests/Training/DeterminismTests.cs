using Edge.Data;
using Edge.Trainer.Export;
using Edge.Trainer.Recipes;
using Google.Protobuf;

namespace Edge.Trainer.Tests.Training;

public sealed class DeterminismTests
{
    // 203 images are no multiple of the batch, nor of a chunk.
    private static readonly ImageSet Train = SyntheticDigits.Make(203, 1);
    private static readonly ImageSet Test = SyntheticDigits.Make(50, 2);

    [Theory]
    [InlineData("smoke.json", 40)]
    [InlineData("digits.json", 64)]
    public void ThreadsDoNotShowInTheModel(string name, int batch)
    {
        Recipe recipe = TestTraining.Shipped(name);
        recipe = recipe with { Epochs = 2, Batch = batch, Data = recipe.Data with { Validation = 20, Limit = null } };
        byte[] one = ModelOf(recipe, 1);
        Assert.Equal(one, ModelOf(recipe, 1));
        Assert.Equal(one, ModelOf(recipe, 2));
        Assert.Equal(one, ModelOf(recipe, 5));
    }

    [Fact]
    public void ThreadsDoNotShowInAModelOfEveryLayer()
    {
        Recipe recipe = EveryLayer.Recipe with { Epochs = 1 };
        byte[] one = ModelOf(recipe, 1);
        Assert.Equal(one, ModelOf(recipe, 2));
        Assert.Equal(one, ModelOf(recipe, 5));
    }

    [Fact]
    public void TheSeedShowsInTheModel()
    {
        Recipe recipe = TestTraining.Shipped("smoke.json");
        recipe = recipe with { Data = recipe.Data with { Validation = 0, Limit = 32 } };
        Assert.NotEqual(ModelOf(recipe, 1), ModelOf(recipe with { Seed = 2 }, 1));
    }

    private static byte[] ModelOf(Recipe recipe, int threads) =>
        OnnxExporter.Export(TestTraining.Run(recipe, Train, Test, threads).Model).ToByteArray();
}
