namespace Edge.Trainer.Judging;

/// <summary>What became of photographs of one kind.</summary>
/// <param name="Kind">The kind: a disturbance, a digit, or what is shown instead of one.</param>
/// <param name="Photographs">How many there are: of several digits, how many digits there are.</param>
/// <param name="Found">Of those the reader found; of other things, in which it found anything.</param>
/// <param name="Answered">Of those it answered.</param>
/// <param name="Right">Of those rightly; of a photograph of one digit nothing else may be answered with it.</param>
/// <param name="Extra">Answers that stand for none of the digits.</param>
public sealed record KindResult(string Kind, int Photographs, int Found, int Answered, int Right, int Extra)
{
    /// <summary>Takes over counts.</summary>
    internal static KindResult Of(string kind, Outcome outcome) => new(kind, outcome.Digits, outcome.Located, outcome.Answered, outcome.Right, outcome.Extra);
}
