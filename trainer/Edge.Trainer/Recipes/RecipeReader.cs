using System.IO;
using System.Text.Json;
using Edge.Cli;

namespace Edge.Trainer.Recipes;

/// <summary>Reads a recipe: JSON with comments. Every fault is a sentence that names file, line and what is allowed.</summary>
public static class RecipeReader
{
    private const int MaximalSize = 4096;

    /// <summary>Reads a recipe file.</summary>
    /// <exception cref="UserErrorException">The file is absent or wrong; the message is a sentence for the user.</exception>
    public static Recipe Read(string path)
    {
        if (!File.Exists(path))
            throw new UserErrorException($"Expected a recipe at '{path}', found no such file; give the path of a recipe such as trainer/recipes/digits.json.");
        return Parse(File.ReadAllText(path), path);
    }

    /// <summary>Reads the text of a recipe.</summary>
    /// <param name="json">The text.</param>
    /// <param name="file">Its name in messages.</param>
    /// <exception cref="UserErrorException">The text is wrong; the message is a sentence for the user.</exception>
    public static Recipe Parse(string json, string file)
    {
        JsonNode root;
        try
        {
            root = JsonNodeParser.Parse(json);
        }
        catch (JsonException e)
        {
            string reason = e.Message.Split(". LineNumber", 2)[0].TrimEnd('.');
            throw new UserErrorException($"{file}, line {(e.LineNumber ?? 0) + 1}: expected JSON, but {reason}; correct the line.", e);
        }
        var o = new RecipeObject(file, "the recipe", root);
        var recipe = new Recipe
        {
            Name = o.Text("name", "\"digits\""),
            Data = o.Child("data", "data", data => DataReader.Read(data, file)) ?? new DataSpec(),
            Network = [],
            Optimizer = o.Child("optimizer", "the optimizer", OptimizerReader.Read) ?? new OptimizerSpec(),
            Epochs = o.Integer("epochs", null, 1, 10_000),
            Batch = o.Integer("batch", 64, 1, MaximalSize),
            Seed = (long)o.Number("seed", 1, 0, int.MaxValue, whole: true),
            Initializer = o.Choice("initializer", (InitializerType?)InitializerType.He),
            Augmentation = o.Child("augmentation", "the augmentation", AugmentationReader.Read),
            Published = o.Child("published", "the published result", ReadPublished),
            Repeats = o.Integer("repeats", 1, 1, 100),
            Ship = o.Flag("ship", false),
        };
        recipe = ObjectiveReader.Read(recipe, o) with { Input = o.Find("input") is { } input ? DataReader.ReadInput(new RecipeObject(file, "the input", input)) : DataReader.UsualInput(recipe.Data) };
        recipe = recipe with { Network = new NetworkReader(file).Read(o, recipe.Input) };
        o.RefuseOthers();
        return recipe;
    }

    private static PublishedSpec ReadPublished(RecipeObject o)
    {
        double accuracy = o.Number("accuracy", null, 0, 100);
        double? loss = o.Find("loss") is null ? null : o.Number("loss", null, 0, 1000);
        return new PublishedSpec(accuracy, loss, o.Text("title", "\"Simple MNIST convnet\""), o.Find("url") is null ? null : o.Address("url"));
    }
}
