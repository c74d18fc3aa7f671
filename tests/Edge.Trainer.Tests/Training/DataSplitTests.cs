using Edge.Cli;
using Edge.Data;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;

namespace Edge.Trainer.Tests.Training;

public sealed class DataSplitTests
{
    private static readonly ImageSet Set = SyntheticDigits.Make(30, 1);

    [Fact]
    public void HoldsOutTheLastImages()
    {
        DataSplit split = DataSplit.Make(With(validation: 10, limit: 5), Set, Set);
        Assert.Equal((5, 10, 30), (split.Train.Count, split.Validation.Count, split.Test.Count));
        Assert.Equal(Set.Image(0).ToArray(), split.Train.Image(0).ToArray());
        Assert.Equal(Set.Image(20).ToArray(), split.Validation.Image(0).ToArray());
        Assert.Equal(Set.Labels.Span[29], split.Validation.Labels.Span[9]);
    }

    [Fact]
    public void TakesAllThatIsNotHeldOut() => Assert.Equal(20, DataSplit.Make(With(validation: 10, limit: null), Set, Set).Train.Count);

    [Theory]
    [InlineData(25, 10, "Expected at least 35 training images for recipe 'smoke', got 30")]
    [InlineData(30, null, "Expected at least 31 training images")]
    public void RefusesMoreThanThereIs(int validation, int? limit, string sentence)
    {
        var fault = Assert.Throws<UserErrorException>(() => DataSplit.Make(With(validation, limit), Set, Set));
        Assert.StartsWith(sentence, fault.Message);
    }

    [Fact]
    public void RefusesImagesAndLabelsThatDoNotFit()
    {
        Recipe recipe = With(0, null);
        var small = new ImageSet(new byte[4], new byte[1], 2, 2);
        Assert.StartsWith("Expected images of 28x28x1, got 2x2x1", Assert.Throws<UserErrorException>(() => DataSplit.Make(recipe, Set, small)).Message);
        var strange = new ImageSet(new byte[784], new byte[] { 10 }, 28, 28);
        Assert.StartsWith("Expected labels below 10", Assert.Throws<UserErrorException>(() => DataSplit.Make(recipe, Set, strange)).Message);
    }

    private static Recipe With(int validation, int? limit)
    {
        Recipe recipe = TestTraining.Shipped("smoke.json");
        return recipe with { Data = recipe.Data with { Validation = validation, Limit = limit } };
    }
}
