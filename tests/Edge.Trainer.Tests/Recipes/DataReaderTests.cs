using System.IO;
using Edge.Cli;
using Edge.Data.Folders;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Recipes;

public sealed class DataReaderTests
{
    [Fact]
    public void ReadsAFolderOfPictures()
    {
        Recipe recipe = Read(
            "\"source\": \"folder\", \"path\": \"pictures\", \"validation\": 30, \"fit\": \"pad\", \"invert\": true, \"test\": 0.2, \"seed\": 7",
            "\"input\": { \"height\": 24, \"width\": 32, \"channels\": 3 },");
        Assert.Equal(new TensorShape(24, 32, 3), recipe.Input);
        Assert.Equal(
            new DataSpec
            {
                Source = DataSource.Folder,
                // A path is relative to the recipe.
                Path = Path.GetFullPath(Path.Combine("recipes", "pictures")),
                Validation = 30,
                Fit = ImageFit.Pad,
                Invert = true,
                Test = 0.2,
                Seed = 7,
            },
            recipe.Data);
    }

    [Fact]
    public void ReadsFashionMnist() => Assert.Equal(new DataSpec { Source = DataSource.FashionMnist, Validation = 5 }, Read("\"source\": \"fashionMnist\", \"validation\": 5").Data);

    [Fact]
    public void ReadsPhotographs()
    {
        Recipe recipe = Read("\"source\": \"photographs\", \"count\": 600, \"validation\": 60");
        Assert.Equal(new DataSpec { Source = DataSource.Photographs, Count = 600, Validation = 60 }, recipe.Data);
        // A digit and its surroundings.
        Assert.Equal(new TensorShape(28, 28, 5), recipe.Input);
    }

    [Fact]
    public void ReadsMnistWithPhotographs()
    {
        Recipe recipe = Read("\"source\": \"mnist\", \"photographs\": 500");
        Assert.Equal(new DataSpec { Photographs = 500 }, recipe.Data);
        Assert.Equal(new TensorShape(28, 28, 1), recipe.Input);
    }

    [Theory]
    [InlineData("\"source\": \"photographs\"", "", "line 2: expected data to have \"count\", got none; add for instance \"count\": 6.")]
    [InlineData("\"source\": \"web\"", "", "line 2: expected \"source\" to be one of mnist, fashionMnist, idx, folder, photographs, got \"web\".")]
    [InlineData("\"source\": \"mnist\", \"fit\": \"pad\"", "", "line 2: expected data to have only source, validation, limit, path, also, photographs, got \"fit\"; remove or correct it.")]
    [InlineData("\"source\": \"folder\", \"fit\": \"crop\"", "", "line 2: expected \"fit\" to be one of stretch, pad, got \"crop\".")]
    [InlineData("\"source\": \"folder\", \"test\": 1", "", "line 2: expected \"test\" to be a number from 0.01 to 0.9, got 1.")]
    [InlineData("\"source\": \"folder\", \"path\": 3", "", "line 2: expected \"path\" to be a text such as \"pictures\", got 3.")]
    [InlineData("", "\"input\": { \"height\": 24 },", "line 3: expected the input to have \"width\", got none; add for instance \"width\": 1.")]
    [InlineData("", "\"input\": { \"height\": 24, \"width\": 2000 },", "line 3: expected \"width\" to be a whole number from 1 to 1024, got 2000.")]
    [InlineData("", "\"input\": { \"height\": 24, \"width\": 24, \"channels\": 2 },", "line 3: expected \"channels\" to be 1 (grey) or 3 (colour), got 2.")]
    public void AFaultNamesTheLineAndWhatIsAllowed(string data, string input, string sentence) =>
        Assert.Equal($"{Path.Combine("recipes", "r.json")}, {sentence}", Assert.Throws<UserErrorException>(() => Read(data, input)).Message);

    private static Recipe Read(string data, string input = "") => RecipeReader.Parse(
        $$"""
        { "name": "r", "epochs": 1,
          "data": { {{data}} },
          {{input}}
          "network": [ { "type": "flatten" }, { "type": "dense", "units": 2 } ] }
        """,
        Path.Combine("recipes", "r.json"));
}
