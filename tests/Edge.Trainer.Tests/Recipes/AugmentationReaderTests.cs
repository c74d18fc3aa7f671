using Edge.Cli;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Recipes;

public sealed class AugmentationReaderTests
{
    [Fact]
    public void ReadsEveryEffect() => Assert.Equal(
        new AugmentationSpec
        {
            Rotation = 10,
            Shift = 2,
            Shear = 3,
            Zoom = 0.1f,
            Fill = FillMode.Nearest,
            Elastic = new ElasticSpec(1.5f, 6),
            Stroke = 0.5f,
            Blur = 1,
            Noise = 0.1f,
            Lighting = 0.5f,
        },
        Read("""
            "rotation": 10, "shift": 2, "shear": 3, "zoom": 0.1, "fill": "nearest", "elastic": { "amplitude": 1.5, "smoothness": 6 },
            "stroke": 0.5, "blur": 1, "noise": 0.1, "lighting": 0.5
            """));

    [Theory]
    [InlineData("\"blurr\": 1", "r.json, line 2: expected the augmentation to have only rotation, shift, shear, zoom, fill, elastic, stroke, blur, noise, lighting, got \"blurr\"; remove or correct it.")]
    [InlineData("\"blur\": 5", "r.json, line 2: expected \"blur\" to be a number from 0 to 4, got 5.")]
    [InlineData("\"stroke\": -1", "r.json, line 2: expected \"stroke\" to be a number from 0 to 3, got -1.")]
    [InlineData("\"noise\": \"much\"", "r.json, line 2: expected \"noise\" to be a number from 0 to 0.5, got \"much\".")]
    [InlineData("\"lighting\": 2", "r.json, line 2: expected \"lighting\" to be a number from 0 to 1, got 2.")]
    [InlineData("\"fill\": \"white\"", "r.json, line 2: expected \"fill\" to be one of background, nearest, got \"white\".")]
    [InlineData("\"elastic\": 2", "r.json, line 2: expected elastic to be an object in braces, got 2.")]
    [InlineData("\"elastic\": { \"amplitude\": 1, \"alpha\": 2 }", "r.json, line 2: expected elastic to have only amplitude, smoothness, got \"alpha\"; remove or correct it.")]
    [InlineData("\"elastic\": {}", "r.json, line 2: expected elastic to have \"amplitude\", got none; add for instance \"amplitude\": 0.")]
    public void AFaultNamesTheLineAndWhatIsAllowed(string members, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<UserErrorException>(() => Read(members)).Message);

    private static AugmentationSpec? Read(string members) => RecipeReader.Parse(
        $$"""
        { "name": "r", "network": [ { "type": "flatten" }, { "type": "dense", "units": 2 } ], "epochs": 1,
          "augmentation": { {{members}} } }
        """,
        "r.json").Augmentation;
}
