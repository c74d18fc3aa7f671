using System.IO;
using System.Linq;
using Edge.Cli;
using Edge.Testing;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Recipes;

public sealed class RecipeReaderTests
{
    private const string Good =
        """
        // a comment
        {
          "name": "x",
          "data": { "source": "idx", "validation": 3, "limit": 9 },
          "network": [
            { "type": "conv2D", "filters": 4, "kernel": 3, "stride": 2, "padding": "same", "activation": "relu" },
            { "type": "maxPool", "kernel": 2 },
            { "type": "flatten" },
            { "type": "dropout", "rate": 0.5 },
            { "type": "dense", "units": 10 },
          ],
          "optimizer": { "type": "sgd", "learningRate": 0.1, "momentum": 0.8, "schedule": { "type": "step", "every": 2, "gamma": 0.5 } },
          "epochs": 3,
          "batch": 32,
          "seed": 5,
          "augmentation": { "rotation": 10, "shift": 2, "shear": 3, "zoom": 0.1 }
        }
        """;

    [Fact]
    public void ReadsEverything()
    {
        Recipe recipe = RecipeReader.Parse(Good, "x.json");
        Assert.Equal(("x", 3, 32, 5L, 10), (recipe.Name, recipe.Epochs, recipe.Batch, recipe.Seed, recipe.Classes));
        Assert.Equal(new DataSpec { Source = DataSource.Idx, Validation = 3, Limit = 9 }, recipe.Data);
        LayerSpec[] layers =
        [
            new(LayerType.Conv2D) { Filters = 4, Kernel = 3, Stride = 2, Padding = Padding.Same, Activation = Activation.Relu },
            new(LayerType.MaxPool) { Kernel = 2, Stride = 2 },
            new(LayerType.Flatten),
            new(LayerType.Dropout) { Rate = 0.5f },
            new(LayerType.Dense) { Units = 10, Activation = Activation.Softmax },
        ];
        Assert.Equal(layers, recipe.Network);
        Assert.Equal((OptimizerType.Sgd, 0.1f, 0.8f), (recipe.Optimizer.Type, recipe.Optimizer.LearningRate, recipe.Optimizer.Momentum));
        Assert.Equal(new ScheduleSpec { Type = ScheduleType.Step, Every = 2, Gamma = 0.5f }, recipe.Optimizer.Schedule);
        Assert.Equal(new AugmentationSpec { Rotation = 10, Shift = 2, Shear = 3, Zoom = 0.1f }, recipe.Augmentation);
    }

    [Fact]
    public void ShippedRecipesAreGood()
    {
        string[] files = Directory.GetFiles(Repository.PathOf("trainer", "recipes"), "*.json");
        Assert.Contains("digits.json", files.Select(Path.GetFileName));
        foreach (string file in files)
            Assert.Equal(Path.GetFileNameWithoutExtension(file), RecipeReader.Read(file).Name);
    }

    [Theory]
    [InlineData("\"type\": \"flatten\"", "\"type\": \"flaten\"", "x.json, line 8: expected \"type\" to be one of conv2D, depthwiseConv2D, separableConv2D, maxPool, averagePool, globalAveragePool, dense, relu, batchNorm, dropout, flatten, residual, got \"flaten\".")]
    [InlineData("\"filters\": 4, ", "", "x.json, line 6: expected a layer of type conv2D to have \"filters\", got none; add for instance \"filters\": 1.")]
    [InlineData("\"filters\": 4", "\"filters\": 4.5", "x.json, line 6: expected \"filters\" to be a whole number from 1 to 4096, got 4.5.")]
    [InlineData("\"filters\": 4", "\"filters\": \"4\"", "x.json, line 6: expected \"filters\" to be a whole number from 1 to 4096, got \"4\".")]
    [InlineData("\"rate\": 0.5", "\"rate\": 1.5", "x.json, line 9: expected \"rate\" to be a number from 0 to 0.99, got 1.5.")]
    [InlineData("\"same\"", "\"full\"", "x.json, line 6: expected \"padding\" to be one of valid, same, got \"full\".")]
    [InlineData("\"every\": 2", "\"evry\": 2", "x.json, line 12: expected the schedule to have only type, warmup, every, gamma, got \"evry\"; remove or correct it.")]
    [InlineData("\"seed\": 5", "\"batch\": 5", "x.json, line 15: expected \"batch\" once in the recipe, got it 2 times; remove one.")]
    [InlineData("\"momentum\"", "\"beta1\"", "x.json, line 12: expected the optimizer to have only type, learningRate, momentum, nesterov, weightDecay, schedule, got \"beta1\"; remove or correct it.")]
    [InlineData("{ \"type\": \"flatten\" },", "", "x.json, line 10: expected a vector before a dense layer, got an image of 7x7x4; put a flatten layer before it.")]
    [InlineData("\"kernel\": 2 }", "\"kernel\": 15 }", "x.json, line 7: expected an input of at least 15x15 for kernel 15, got 14x14x4; use a smaller kernel or fewer layers before it.")]
    [InlineData("\"rate\": 0.5 },", "\"rate\": 0.5 }, { \"type\": \"maxPool\", \"kernel\": 1 },", "x.json, line 9: expected convolutions, pools and residual blocks before flatten and dense layers, got one after; move it up.")]
    [InlineData("\"units\": 10 }", "\"units\": 10, \"activation\": \"relu\" }", "x.json, line 10: expected the activation softmax on the last layer, which gives the probabilities, got another; remove \"activation\".")]
    [InlineData("\"activation\": \"relu\"", "\"activation\": \"softmax\"", "x.json, line 6: expected the activation none or relu before the last layer, got softmax.")]
    [InlineData("\"dense\", \"units\": 10", "\"relu\"", "x.json, line 10: expected the last layer to be dense with one unit a class, got Relu; add a dense layer.")]
    [InlineData("{ \"type\": \"sgd\"", "[ { \"type\": \"sgd\"", "x.json, line 13: expected JSON, but ")]
    [InlineData("\"epochs\": 3,", "", "x.json, line 2: expected the recipe to have \"epochs\", got none; add for instance \"epochs\": 1.")]
    [InlineData("\"name\": \"x\"", "\"name\": 3", "x.json, line 3: expected \"name\" to be a text such as \"digits\", got 3.")]
    public void NamesLineAndAllowedValues(string from, string to, string expected)
    {
        Assert.Contains(from, Good);
        var fault = Assert.Throws<UserErrorException>(() => RecipeReader.Parse(Good.Replace(from, to, System.StringComparison.Ordinal), "x.json"));
        Assert.StartsWith(expected, fault.Message);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("{\n\"name\":", 2)]
    [InlineData("[1]", 1)]
    [InlineData("{} {}", 1)]
    public void RefusesWhatIsNoRecipe(string json, int line)
    {
        var fault = Assert.Throws<UserErrorException>(() => RecipeReader.Parse(json, "x.json"));
        Assert.StartsWith($"x.json, line {line}: expected ", fault.Message);
    }

    [Fact]
    public void NamesAnAbsentFile() => Assert.StartsWith(
        "Expected a recipe at 'nowhere.json', found no such file", Assert.Throws<UserErrorException>(() => RecipeReader.Read("nowhere.json")).Message);
}
