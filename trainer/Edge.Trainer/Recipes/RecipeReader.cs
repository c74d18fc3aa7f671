using System;
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
            Data = Child(o, "data", "data", file, ReadData) ?? new DataSpec(),
            Network = [],
            Optimizer = Child(o, "optimizer", "the optimizer", file, ReadOptimizer) ?? new OptimizerSpec(),
            Epochs = o.Integer("epochs", null, 1, 10_000),
            Batch = o.Integer("batch", 64, 1, MaximalSize),
            Seed = (long)o.Number("seed", 1, 0, int.MaxValue, whole: true),
            Augmentation = Child(o, "augmentation", "the augmentation", file, AugmentationReader.Read),
            Published = Child(o, "published", "the published result", file, ReadPublished),
            Repeats = o.Integer("repeats", 1, 1, 100),
            Ship = o.Flag("ship", false),
        };
        recipe = recipe with { Network = new NetworkReader(file).Read(o, recipe.Input) };
        o.RefuseOthers();
        return recipe;
    }

    private static T? Child<T>(RecipeObject parent, string name, string what, string file, Func<RecipeObject, string, T> read)
        where T : class
    {
        JsonNode? node = parent.Find(name);
        if (node is null)
            return null;
        var o = new RecipeObject(file, what, node);
        T result = read(o, file);
        o.RefuseOthers();
        return result;
    }

    private static DataSpec ReadData(RecipeObject o, string file) => new()
    {
        Source = o.Choice("source", (DataSource?)DataSource.Mnist),
        Validation = o.Integer("validation", 0, 0, int.MaxValue),
        Limit = o.Integer("limit", 0, 0, int.MaxValue) is > 0 and int limit ? limit : null,
    };

    private static PublishedSpec ReadPublished(RecipeObject o, string file)
    {
        double accuracy = o.Number("accuracy", null, 0, 100);
        double? loss = o.Find("loss") is null ? null : o.Number("loss", null, 0, 1000);
        return new PublishedSpec(accuracy, loss, o.Text("title", "\"Simple MNIST convnet\""), o.Address("url"));
    }

    private static OptimizerSpec ReadOptimizer(RecipeObject o, string file)
    {
        var defaults = new OptimizerSpec { Type = o.Choice<OptimizerType>("type", null) };
        var spec = defaults with { LearningRate = (float)o.Number("learningRate", defaults.LearningRate, 1e-8, 100) };
        spec = spec.Type == OptimizerType.Sgd
            ? spec with { Momentum = (float)o.Number("momentum", defaults.Momentum, 0, 0.9999) }
            : spec with
            {
                Beta1 = (float)o.Number("beta1", defaults.Beta1, 0, 0.9999),
                Beta2 = (float)o.Number("beta2", defaults.Beta2, 0, 0.999999),
                Epsilon = (float)o.Number("epsilon", defaults.Epsilon, 1e-12, 1),
            };
        return spec with { Schedule = Child(o, "schedule", "the schedule", file, ReadSchedule) ?? defaults.Schedule };
    }

    private static ScheduleSpec ReadSchedule(RecipeObject o, string file)
    {
        var spec = new ScheduleSpec { Type = o.Choice<ScheduleType>("type", null) };
        return spec.Type == ScheduleType.Step
            ? spec with { Every = o.Integer("every", spec.Every, 1, 10_000), Gamma = (float)o.Number("gamma", spec.Gamma, 0, 1) }
            : spec;
    }
}
