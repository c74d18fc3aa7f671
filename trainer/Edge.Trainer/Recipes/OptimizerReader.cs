namespace Edge.Trainer.Recipes;

/// <summary>Reads a recipe's optimiser and its schedule.</summary>
internal static class OptimizerReader
{
    private const double HighestRate = 100;
    private const double LowestRate = 1e-8;

    /// <summary>An optimiser; each takes only the members that it uses.</summary>
    public static OptimizerSpec Read(RecipeObject o)
    {
        var spec = new OptimizerSpec { Type = o.Choice<OptimizerType>("type", null) };
        spec = spec with { LearningRate = LearningRate(o, spec.LearningRate) };
        spec = spec.Type switch
        {
            OptimizerType.Sgd => spec with { Momentum = Decay(o, "momentum", spec.Momentum), Nesterov = o.Flag("nesterov", false), WeightDecay = WeightDecay(o, 0) },
            // The defaults of Keras.
            OptimizerType.RmsProp => spec with { Rho = Decay(o, "rho", spec.Rho), Momentum = Decay(o, "momentum", 0), Epsilon = Epsilon(o, 1e-7) },
            OptimizerType.AdamW => Adam(o, spec) with { WeightDecay = WeightDecay(o, 0.01) },
            _ => Adam(o, spec),
        };
        return spec with { Schedule = o.Child("schedule", "the schedule", ReadSchedule) ?? spec.Schedule };
    }

    /// <summary>A learning rate.</summary>
    public static float LearningRate(RecipeObject o, double absent) => (float)o.Number("learningRate", absent, LowestRate, HighestRate);

    /// <summary>A schedule.</summary>
    public static ScheduleSpec ReadSchedule(RecipeObject o)
    {
        var spec = new ScheduleSpec { Type = o.Choice<ScheduleType>("type", null) };
        if (spec.Type == ScheduleType.OneCycle)
            return spec with
            {
                Rise = (float)o.Number("rise", spec.Rise, 0, 0.95),
                StartDivisor = (float)o.Number("startDivisor", spec.StartDivisor, 1, 1e6),
                EndDivisor = (float)o.Number("endDivisor", spec.EndDivisor, 1, 1e9),
            };
        spec = spec with { Warmup = (float)o.Number("warmup", 0, 0, 1000) };
        return spec.Type == ScheduleType.Step
            ? spec with { Every = o.Integer("every", spec.Every, 1, 10_000), Gamma = (float)o.Number("gamma", spec.Gamma, 0, 1) }
            : spec;
    }

    private static OptimizerSpec Adam(RecipeObject o, OptimizerSpec spec) => spec with
    {
        Beta1 = Decay(o, "beta1", spec.Beta1),
        Beta2 = (float)o.Number("beta2", spec.Beta2, 0, 0.999999),
        Epsilon = Epsilon(o, spec.Epsilon),
    };

    private static float Decay(RecipeObject o, string name, double absent) => (float)o.Number(name, absent, 0, 0.9999);

    private static float Epsilon(RecipeObject o, double absent) => (float)o.Number("epsilon", absent, 1e-12, 1);

    private static float WeightDecay(RecipeObject o, double absent) => (float)o.Number("weightDecay", absent, 0, 1);
}
