using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Edge.Photographs;

namespace Edge.Trainer.Judging;

/// <summary>How well the reader does on photographs: vision, a network and its rule.</summary>
public sealed record JudgeReport
{
    private const int Labels = 10;

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>How hard the photographs are and how their digits stand, or where they come from.</summary>
    public required string Photographs { get; init; }

    /// <summary>The photographs' seed; null where they are not made.</summary>
    public required long? Seed { get; init; }

    /// <summary>Digits in the photographs of digits.</summary>
    public required int Digits { get; init; }

    /// <summary>Photographs of something else.</summary>
    public required int NonDigits { get; init; }

    /// <summary>The share of digits that the reader located.</summary>
    public required double Located { get; init; }

    /// <summary>What the rule gives.</summary>
    public required CurvePoint Chosen { get; init; }

    /// <summary>Answers that stand for none of the digits, in photographs of digits, as a share of the digits.</summary>
    public required double Extra { get; init; }

    /// <summary>The share of photographs of digits that are answered with just their digits, in their order.</summary>
    public required double Whole { get; init; }

    /// <summary>What the rule would give with other limits, from little to full coverage.</summary>
    public required IReadOnlyList<CurvePoint> Curve { get; init; }

    /// <summary>What the probability alone would give with limits on it.</summary>
    public required IReadOnlyList<CurvePoint> ProbabilityCurve { get; init; }

    /// <summary>The digits by what makes them hard; a photograph counts in each.</summary>
    public required IReadOnlyList<KindResult> Disturbances { get; init; }

    /// <summary>The digits by what they are.</summary>
    public required IReadOnlyList<KindResult> Classes { get; init; }

    /// <summary>The other photographs by what they show.</summary>
    public required IReadOnlyList<KindResult> Others { get; init; }

    /// <summary>What made photographs are, for people.</summary>
    public static string Title(PhotographSetting setting, Layout layout)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return layout == Layout.One ? $"setting {setting.Name}" : $"setting {setting.Name}, {KindName.Of(layout)}s";
    }

    /// <summary>Sums up.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="photographs">How hard the photographs are, or where they come from.</param>
    /// <param name="seed">Their seed; null where they are not made.</param>
    /// <param name="judged">What was made of them: at least one of digits.</param>
    public static JudgeReport Make(string model, string photographs, long? seed, IReadOnlyList<JudgedPhotograph> judged)
    {
        ArgumentNullException.ThrowIfNull(judged);
        JudgedPhotograph[] digits = [.. judged.Where(p => p.IsDigits)], others = [.. judged.Where(p => !p.IsDigits)];
        Outcome all = Outcome.Of(digits, IsAnswer);
        bool single = digits.All(p => p.Truth.Count == 1);
        return new JudgeReport
        {
            Model = model,
            Photographs = photographs,
            Seed = seed,
            Digits = all.Digits,
            NonDigits = others.Length,
            Located = (double)all.Located / all.Digits,
            Chosen = CoverageCurve.Point(digits, others, IsAnswer),
            Extra = (double)all.Extra / all.Digits,
            Whole = (double)all.Whole / digits.Length,
            Curve = CoverageCurve.Of(digits, others, d => d.Score),
            ProbabilityCurve = CoverageCurve.Of(digits, others, d => d.Probability),
            Disturbances = [KindResult.Of("all", all), .. Enum.GetValues<Disturbances>().Select(d => KindResult.Of(KindName.Of(d), Outcome.Of(digits.Where(p => Has(p, d)), IsAnswer))).Where(k => k.Photographs > 0)],
            Classes = [.. Enumerable.Range(0, Labels).Select(label => KindResult.Of(label.ToString(CultureInfo.InvariantCulture), OfLabel(label))).Where(k => k.Photographs > 0)],
            Others = [KindResult.Of("all", Outcome.Of(others, IsAnswer)), .. others.GroupBy(p => p.Other).Select(k => KindResult.Of(k.Key, Outcome.Of(k, IsAnswer)))],
        };

        Outcome OfLabel(int label) => single ? Outcome.Of(digits.Where(p => p.Truth[0] == label), IsAnswer) : Outcome.OfLabel(digits, IsAnswer, label);
    }

    private static bool IsAnswer(JudgedDigit digit) => digit.Score >= 0;

    private static bool Has(JudgedPhotograph photograph, Disturbances disturbance) => disturbance == 0 ? photograph.Disturbances == 0 : photograph.Disturbances.HasFlag(disturbance);
}
