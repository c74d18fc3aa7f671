using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Photographs;

namespace Edge.Trainer.Judging;

/// <summary>How well vision, a network and a rule do on photographs.</summary>
public sealed record JudgeReport
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>How hard the photographs are, or where they come from.</summary>
    public required string Photographs { get; init; }

    /// <summary>The photographs' seed; null where they are not made.</summary>
    public required long? Seed { get; init; }

    /// <summary>Photographs of digits.</summary>
    public required int Digits { get; init; }

    /// <summary>Photographs of something else.</summary>
    public required int NonDigits { get; init; }

    /// <summary>The share of digits that vision located.</summary>
    public required double Located { get; init; }

    /// <summary>What the rule gives.</summary>
    public required CurvePoint Chosen { get; init; }

    /// <summary>What the rule would give with other limits, from little to full coverage.</summary>
    public required IReadOnlyList<CurvePoint> Curve { get; init; }

    /// <summary>What the probability alone would give with limits on it.</summary>
    public required IReadOnlyList<CurvePoint> ProbabilityCurve { get; init; }

    /// <summary>The digits by what makes them hard; a photograph counts in each.</summary>
    public required IReadOnlyList<KindResult> Disturbances { get; init; }

    /// <summary>The other photographs by what they show.</summary>
    public required IReadOnlyList<KindResult> Others { get; init; }

    /// <summary>Sums up.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="photographs">How hard the photographs are, or where they come from.</param>
    /// <param name="seed">Their seed; null where they are not made.</param>
    /// <param name="judged">What was made of them.</param>
    /// <param name="score">What the rule says to one that vision offered: 0 or more is an answer.</param>
    public static JudgeReport Make(string model, string photographs, long? seed, IReadOnlyList<JudgedPhotograph> judged, Func<JudgedPhotograph, double> score)
    {
        ArgumentNullException.ThrowIfNull(judged);
        JudgedPhotograph[] digits = [.. judged.Where(p => p.IsDigit)], others = [.. judged.Where(p => !p.IsDigit)];
        bool Answered(JudgedPhotograph p) => p.Label >= 0 && score(p) >= 0;
        KindResult Count(string kind, IReadOnlyCollection<JudgedPhotograph> of) =>
            new(kind, of.Count, of.Count(p => p.Label >= 0), of.Count(Answered), of.Count(p => Answered(p) && p.IsRight));
        return new JudgeReport
        {
            Model = model,
            Photographs = photographs,
            Seed = seed,
            Digits = digits.Length,
            NonDigits = others.Length,
            Located = (double)digits.Count(p => p.Located) / digits.Length,
            Chosen = CoverageCurve.Point(digits, others, score, 0),
            Curve = CoverageCurve.Of(digits, others, score),
            ProbabilityCurve = CoverageCurve.Of(digits, others, p => p.Probability),
            Disturbances = [Count("all", digits), .. Enum.GetValues<Disturbances>().Select(d => Count(KindName.Of(d), [.. digits.Where(p => d == 0 ? p.Disturbances == 0 : p.Disturbances.HasFlag(d))])).Where(k => k.Photographs > 0)],
            Others = [Count("all", others), .. others.GroupBy(p => p.Other).Select(k => Count(k.Key, [.. k]))],
        };
    }
}
