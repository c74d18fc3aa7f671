using Edge.Cli;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Recipes;

/// <summary>What a recipe says of optimiser, schedule, loss, stopping, distillation, averaging and quantisation.</summary>
public sealed class ObjectiveReaderTests
{
    [Fact]
    public void ReadsEverything()
    {
        Recipe recipe = Parse(
            """
            "data": { "validation": 5 },
            "optimizer": { "type": "adamW", "learningRate": 0.01, "weightDecay": 0.02, "epsilon": 1e-7, "schedule": { "type": "oneCycle", "rise": 0.2, "startDivisor": 10, "endDivisor": 100 } },
            "labelSmoothing": 0.1,
            "earlyStopping": { "patience": 3, "monitor": "validationLoss" },
            "bestEpoch": true,
            "distillation": { "teacher": "flagship", "weight": 0.7, "temperature": 4 },
            "averaging": { "decay": 0.99 },
            "quantization": { "epochs": 10, "learningRate": 0.001, "schedule": { "type": "step", "every": 3, "gamma": 0.5, "warmup": 1.5 } },
            """);
        var schedule = new ScheduleSpec { Type = ScheduleType.OneCycle, Rise = 0.2f, StartDivisor = 10, EndDivisor = 100 };
        Assert.Equal(new OptimizerSpec { Type = OptimizerType.AdamW, LearningRate = 0.01f, WeightDecay = 0.02f, Epsilon = 1e-7f, Schedule = schedule }, recipe.Optimizer);
        Assert.Equal((0.1f, true), (recipe.LabelSmoothing, recipe.BestEpoch));
        Assert.Equal(new EarlyStoppingSpec { Patience = 3, Monitor = StoppingMonitor.ValidationLoss }, recipe.EarlyStopping);
        Assert.Equal(new DistillationSpec { Teacher = "flagship", Weight = 0.7f, Temperature = 4 }, recipe.Distillation);
        Assert.Equal(new AveragingSpec { Decay = 0.99f }, recipe.Averaging);
        schedule = new ScheduleSpec { Type = ScheduleType.Step, Every = 3, Gamma = 0.5f, Warmup = 1.5f };
        Assert.Equal(new QuantizationSpec { Epochs = 10, LearningRate = 0.001f, Schedule = schedule }, recipe.Quantization);
    }

    [Fact]
    public void WhatIsAbsentIsOff()
    {
        Recipe recipe = Parse("");
        Assert.Equal((0f, false), (recipe.LabelSmoothing, recipe.BestEpoch));
        Assert.Equal((null, null, null, null), (recipe.EarlyStopping, recipe.Distillation, recipe.Averaging, recipe.Quantization));
        Assert.Equal(new OptimizerSpec(), recipe.Optimizer);
    }

    [Theory]
    [InlineData("adam", 0.9f, 1e-8f, 0f)]
    [InlineData("adamW", 0.9f, 1e-8f, 0.01f)]
    [InlineData("rmsProp", 0f, 1e-7f, 0f)]
    [InlineData("sgd", 0.9f, 1e-8f, 0f)]
    public void OptimisersHaveTheirOwnDefaults(string type, float momentum, float epsilon, float decay)
    {
        OptimizerSpec spec = Parse($"\"optimizer\": {{ \"type\": \"{type}\" }},").Optimizer;
        Assert.Equal((momentum, epsilon, decay), (spec.Momentum, spec.Epsilon, spec.WeightDecay));
    }

    [Theory]
    [InlineData("\"optimizer\": { \"type\": \"adagrad\" },", "expected \"type\" to be one of adam, adamW, rmsProp, sgd, got \"adagrad\".")]
    [InlineData("\"optimizer\": { \"type\": \"adam\", \"weightDecay\": 1 },", "expected the optimizer to have only type, learningRate, beta1, beta2, epsilon, schedule, got \"weightDecay\"; remove or correct it.")]
    [InlineData("\"optimizer\": { \"type\": \"sgd\", \"nesterov\": 1 },", "expected \"nesterov\" to be true or false, got 1.")]
    [InlineData("\"optimizer\": { \"type\": \"sgd\", \"schedule\": { \"type\": \"linear\" } },", "expected \"type\" to be one of constant, step, cosine, oneCycle, got \"linear\".")]
    [InlineData("\"optimizer\": { \"type\": \"sgd\", \"schedule\": { \"type\": \"oneCycle\", \"warmup\": 1 } },", "expected the schedule to have only type, rise, startDivisor, endDivisor, got \"warmup\"; remove or correct it.")]
    [InlineData("\"labelSmoothing\": 1,", "expected \"labelSmoothing\" to be a number from 0 to 0.9, got 1.")]
    [InlineData("\"earlyStopping\": { \"patience\": 0 },", "expected \"patience\" to be a whole number from 1 to 10000, got 0.")]
    [InlineData("\"earlyStopping\": { },", "expected held-out images for \"earlyStopping\" to judge by, got none; add for instance \"validation\": 5000 to \"data\".")]
    [InlineData("\"bestEpoch\": true,", "expected held-out images for \"bestEpoch\" to judge by, got none; add for instance \"validation\": 5000 to \"data\".")]
    [InlineData("\"distillation\": { },", "expected the distillation to have \"teacher\", got none; add for instance \"teacher\": \"flagship\".")]
    [InlineData("\"distillation\": { \"teacher\": \"x\", \"temperature\": 0.5 },", "expected \"temperature\" to be a number from 1 to 100, got 0.5.")]
    [InlineData("\"averaging\": { \"decay\": 1 },", "expected \"decay\" to be a number from 0 to 0.999999, got 1.")]
    [InlineData("\"quantization\": { },", "expected the quantization to have \"epochs\", got none; add for instance \"epochs\": 1.")]
    public void FaultsNameTheLine(string member, string expected) =>
        Assert.Equal("x.json, line 3: " + expected, Assert.Throws<UserErrorException>(() => Parse(member)).Message);

    private static Recipe Parse(string members) => RecipeReader.Parse(
        "{\n\"name\": \"x\", \"epochs\": 1,\n" + members + "\n\"network\": [ { \"type\": \"flatten\" }, { \"type\": \"dense\", \"units\": 10 } ] }", "x.json");
}
