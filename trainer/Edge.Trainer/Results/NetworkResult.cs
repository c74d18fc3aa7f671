using System.Collections.Generic;
using System.Linq;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;

namespace Edge.Trainer.Results;

/// <summary>What <c>reproduce</c> measured of one network: the file result.json.</summary>
public sealed record NetworkResult
{
    /// <summary>The recipe that was trained.</summary>
    public required Recipe Recipe { get; init; }

    /// <summary>The seed whose int8 model answered most of the validation images rightly.</summary>
    public required int ChosenSeed { get; init; }

    /// <summary>All trainings.</summary>
    public required IReadOnlyList<SeedResult> Seeds { get; init; }

    /// <summary>What the chosen int8 model costs.</summary>
    public required ModelSize Size { get; init; }

    /// <summary>The epochs of the chosen training.</summary>
    public required IReadOnlyList<EpochResult> Curve { get; init; }

    /// <summary>The median duration of an epoch of the chosen training, validation included.</summary>
    public required double EpochSeconds { get; init; }

    /// <summary>The threads of the training, which do not change its result.</summary>
    public required int Threads { get; init; }

    /// <summary>What computed.</summary>
    public required string Backend { get; init; }

    /// <summary>The processor that trained.</summary>
    public required string Processor { get; init; }

    /// <summary>The chosen training.</summary>
    public SeedResult Chosen => Seeds.First(s => s.Seed == ChosenSeed);

    /// <summary>The float networks of all seeds on the test images, in percent.</summary>
    public Spread FloatSpread => Spread.Of(Seeds.Select(s => s.FloatTest.Accuracy));

    /// <summary>The int8 models of all seeds on the test images, in percent.</summary>
    public Spread Int8Spread => Spread.Of(Seeds.Select(s => s.Int8Test.Accuracy));

    /// <summary>Chooses by the validation images alone: most right answers, then least loss, then the first seed.</summary>
    public static SeedResult Choose(IEnumerable<SeedResult> seeds) =>
        seeds.OrderByDescending(s => s.Int8Validation.Correct).ThenBy(s => s.Int8Validation.Loss).ThenBy(s => s.Seed).First();
}
