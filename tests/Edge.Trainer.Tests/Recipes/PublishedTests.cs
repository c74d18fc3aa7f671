using Edge.Cli;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Recipes;

/// <summary>What a recipe says for <c>reproduce</c>: the published result, the seeds, and whether it ships.</summary>
public sealed class PublishedTests
{
    [Fact]
    public void ReadsThem()
    {
        Recipe recipe = Parse("\"published\": { \"accuracy\": 99.27, \"loss\": 0.0317, \"title\": \"A page\", \"url\": \"https://example.org/a\" }, \"repeats\": 3, \"ship\": true");
        Assert.Equal(new PublishedSpec(99.27, 0.0317, "A page", "https://example.org/a"), recipe.Published);
        Assert.Equal((3, true), (recipe.Repeats, recipe.Ship));
    }

    [Fact]
    public void AreNotNeeded()
    {
        Recipe recipe = Parse("\"batch\": 8");
        Assert.Equal((null, 1, false), (recipe.Published, recipe.Repeats, recipe.Ship));
        Assert.Null(Parse("\"published\": { \"accuracy\": 99, \"title\": \"A page\", \"url\": \"http://example.org\" }").Published!.Loss);
    }

    [Theory]
    [InlineData("\"repeats\": 0", "expected \"repeats\" to be a whole number from 1 to 100, got 0.")]
    [InlineData("\"ship\": 1", "expected \"ship\" to be true or false, got 1.")]
    [InlineData("\"published\": { \"accuracy\": 101, \"title\": \"A\", \"url\": \"https://example.org\" }", "expected \"accuracy\" to be a number from 0 to 100, got 101.")]
    [InlineData("\"published\": { \"accuracy\": 99, \"title\": \"A\", \"url\": \"file:///etc\" }", "expected \"url\" to be the address of a web page such as \"https://example.org/mnist\", got \"file:///etc\".")]
    [InlineData("\"published\": { \"accuracy\": 99, \"url\": \"https://example.org\" }", "expected the published result to have \"title\", got none; add for instance \"title\": \"Simple MNIST convnet\".")]
    [InlineData("\"published\": { \"accuracy\": 9, \"title\": \"A\", \"url\": \"https://a.b\", \"by\": 1 }", "expected the published result to have only accuracy, loss, title, url, got \"by\"; remove or correct it.")]
    public void RefusesWhatIsWrong(string member, string sentence)
    {
        var fault = Assert.Throws<UserErrorException>(() => Parse(member));
        Assert.Equal("x.json, line 3: " + sentence, fault.Message);
    }

    private static Recipe Parse(string member) => RecipeReader.Parse(
        $$"""
        {
          "name": "x", "epochs": 1,
          {{member}},
          "network": [ { "type": "flatten" }, { "type": "dense", "units": 10 } ]
        }
        """,
        "x.json");
}
