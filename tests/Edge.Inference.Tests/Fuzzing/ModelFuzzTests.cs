using System;
using System.Linq;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Testing.Fuzzing;
using Xunit.Abstractions;

namespace Edge.Inference.Tests.Fuzzing;

/// <summary>Proves that whatever a file holds, it is refused in words or runs, the same bytes on both engines, within the caller's limits.</summary>
public class ModelFuzzTests(ITestOutputHelper log)
{
    private static readonly ModelLimits SmallLimits = new() { MaxBytes = 1 << 20, MaxSteps = 300_000, MaxOperators = 512, MaxTensors = 1024 };
    private static readonly ModelLimits LargeLimits = new() { MaxBytes = 4 << 20, MaxSteps = 30_000_000, MaxOperators = 512, MaxTensors = 1024 };

    [Fact]
    public void Small_models_damaged_by_bytes()
    {
        ByteMutator[] mutators = [.. SeedModels.Small.Select(tree => new ByteMutator(ModelTreeWriter.Write(tree)))];
        FuzzRun run = Make("Small_models_damaged_by_bytes", random => mutators[random.Next(mutators.Length)].Mutate(random), SmallLimits);
        run.Run(300_000, log);
        RequireVariety(run, 60);
    }

    [Fact]
    public void Small_models_changed_in_their_structure()
    {
        FuzzRun run = Make("Small_models_changed_in_their_structure", random => Changed(SeedModels.Small[random.Next(SeedModels.SmallCount)], random), SmallLimits);
        run.Run(250_000, log);
        RequireVariety(run, 100);
    }

    [Fact]
    public void Real_models_damaged_by_bytes()
    {
        ByteMutator[] mutators = [.. SeedModels.Large.Select(file => new ByteMutator(file))];
        FuzzRun run = Make("Real_models_damaged_by_bytes", random => mutators[random.Next(mutators.Length)].Mutate(random), LargeLimits);
        run.Run(4_000, log);
        RequireVariety(run, 30);
    }

    [Fact]
    public void Real_models_changed_in_their_structure()
    {
        ModelTree[] trees = [.. SeedModels.Large.Select(ModelTreeReader.Read)];
        FuzzRun run = Make("Real_models_changed_in_their_structure", random => Changed(trees[random.Next(trees.Length)], random), LargeLimits);
        run.Run(4_000, log);
        RequireVariety(run, 30);
    }

    [Fact]
    public void Random_networks_are_accepted_and_run()
    {
        var trial = new ModelTrial(new ModelLimits());
        var run = new FuzzRun(
            "Random_networks_are_accepted_and_run",
            random => ModelTreeWriter.Write(RandomModel.Make(random.Next())),
            (file, random) => trial.Try(file!, random) is { } sentence ? throw new FuzzException("expected a valid network to be accepted, got: " + sentence) : null);
        run.Run(30_000, log);
    }

    [Fact]
    public void A_tree_that_is_written_and_read_again_is_the_same_file()
    {
        foreach (ModelTree tree in SeedModels.Small)
        {
            byte[] file = ModelTreeWriter.Write(tree);
            ModelTree read = ModelTreeReader.Read(file);
            read.HasExternalBuffers = tree.HasExternalBuffers;
            Assert.Equal(file, ModelTreeWriter.Write(read));
        }
        foreach (byte[] file in SeedModels.Large)
            Assert.Equal(Model.Load(file).Graph.Operators.Length, Model.Load(ModelTreeWriter.Write(ModelTreeReader.Read(file))).Graph.Operators.Length);
    }

    [Fact]
    public void The_small_models_hold_every_operator()
    {
        string[] kinds = [.. SeedModels.Small.SelectMany(tree => Model.Load(ModelTreeWriter.Write(tree)).Graph.Operators).Select(o => o.GetType().Name).Distinct()];
        Assert.All(
            typeof(Conv2D).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Operator)) && !type.IsAbstract).Select(type => type.Name),
            name => Assert.Contains(name, kinds));
    }

    private static FuzzRun Make(string name, Func<Random, byte[]?> make, ModelLimits limits)
    {
        var trial = new ModelTrial(limits);
        return new FuzzRun(name, make, (file, random) => trial.Try(file!, random));
    }

    private static byte[] Changed(ModelTree tree, Random random)
    {
        ModelTree copy = tree.Clone();
        new StructureMutator(random).Mutate(copy);
        return ModelTreeWriter.Write(copy);
    }

    // A run in which nothing is accepted, or nothing refused, would prove nothing.
    private static void RequireVariety(FuzzRun run, int sentences)
    {
        if (FuzzRun.IsUsual)
            Assert.True(run.Ran > run.Refused / 20 && run.Refused > run.Ran / 20 && run.Sentences >= sentences, $"{run.Ran} ran, {run.Refused} refused in {run.Sentences} forms");
    }
}
