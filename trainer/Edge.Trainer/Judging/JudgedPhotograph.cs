using System.Collections.Generic;
using Edge.Photographs;

namespace Edge.Trainer.Judging;

/// <summary>What the reader made of one photograph.</summary>
/// <param name="Truth">The labels of the digits in it, 0 to 9, line by line; none where it shows something else.</param>
/// <param name="Other">What else, such as "letter"; empty for digits.</param>
/// <param name="Disturbances">What makes it hard, where that is known.</param>
/// <param name="Found">What the reader took for digits, in reading order.</param>
public sealed record JudgedPhotograph(IReadOnlyList<int> Truth, string Other, Disturbances Disturbances, IReadOnlyList<JudgedDigit> Found)
{
    /// <summary>Whether the photograph shows digits.</summary>
    public bool IsDigits => Truth.Count > 0;
}
