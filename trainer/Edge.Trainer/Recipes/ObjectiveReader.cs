namespace Edge.Trainer.Recipes;

/// <summary>Reads what a recipe says of its goal: the loss, when to stop, which weights to give.</summary>
internal static class ObjectiveReader
{
    /// <summary>The recipe with those members.</summary>
    /// <param name="recipe">The recipe with its data and length.</param>
    /// <param name="o">Its text.</param>
    public static Recipe Read(Recipe recipe, RecipeObject o)
    {
        recipe = recipe with
        {
            LabelSmoothing = (float)o.Number("labelSmoothing", 0, 0, 0.9),
            EarlyStopping = o.Child("earlyStopping", "early stopping", ReadStopping),
            BestEpoch = o.Flag("bestEpoch", false),
            Distillation = o.Child("distillation", "the distillation", ReadDistillation),
            Averaging = o.Child("averaging", "the averaging", a => new AveragingSpec { Decay = (float)a.Number("decay", 0.999, 0, 0.999999) }),
            Quantization = o.Child("quantization", "the quantization", ReadQuantization),
        };
        foreach (string name in new[] { "earlyStopping", "bestEpoch" })
            if (recipe.Data.Validation == 0 && o.Find(name) is { Kind: not System.Text.Json.JsonValueKind.False } node)
                throw o.Fault(node, $"expected held-out images for \"{name}\" to judge by, got none; add for instance \"validation\": 5000 to \"data\"");
        return recipe;
    }

    private static EarlyStoppingSpec ReadStopping(RecipeObject o) => new()
    {
        Patience = o.Integer("patience", 2, 1, 10_000),
        Monitor = o.Choice("monitor", (StoppingMonitor?)StoppingMonitor.ValidationAccuracy),
    };

    private static DistillationSpec ReadDistillation(RecipeObject o)
    {
        var spec = new DistillationSpec { Teacher = o.Text("teacher", "\"flagship\"") };
        return spec with { Weight = (float)o.Number("weight", spec.Weight, 0, 1), Temperature = (float)o.Number("temperature", spec.Temperature, 1, 100) };
    }

    private static QuantizationSpec ReadQuantization(RecipeObject o)
    {
        var spec = new QuantizationSpec { Epochs = o.Integer("epochs", null, 1, 10_000) };
        return spec with
        {
            LearningRate = OptimizerReader.LearningRate(o, spec.LearningRate),
            Schedule = o.Child("schedule", "the schedule", OptimizerReader.ReadSchedule) ?? spec.Schedule,
        };
    }
}
