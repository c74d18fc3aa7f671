using System.Collections.Generic;

namespace Edge.Quantize.Evaluation;

/// <summary>What the float network and the int8 model answer to the same pictures.</summary>
public sealed record Comparison
{
    /// <summary>Pictures.</summary>
    public required int Images { get; init; }

    /// <summary>Elements of the output, of which the largest is the answer.</summary>
    public required int Classes { get; init; }

    /// <summary>Pictures that both answer alike; null where there is no float network.</summary>
    public int? Agreeing { get; init; }

    /// <summary>Pictures that the float network gets right; null without labels or float network.</summary>
    public int? FloatCorrect { get; init; }

    /// <summary>Pictures that the int8 model gets right; null without labels.</summary>
    public int? Int8Correct { get; init; }

    /// <summary>Whether the two differ by more than chance; null without labels or float network.</summary>
    public McNemarTest? McNemar { get; init; }

    /// <summary>The float network's answers, one row a class; null where that would be too large a table, or without labels or float network.</summary>
    public IReadOnlyList<IReadOnlyList<int>>? FloatConfusion { get; init; }

    /// <summary>The int8 model's answers, one row a class; null where that would be too large a table, or without labels.</summary>
    public IReadOnlyList<IReadOnlyList<int>>? Int8Confusion { get; init; }

    /// <summary>The worst of the pictures that both answer differently: first those that float has right, then by margin.</summary>
    public IReadOnlyList<Disagreement> Disagreements { get; init; } = [];
}
