namespace Edge.Trainer.Judging;

/// <summary>What became of photographs of one kind.</summary>
/// <param name="Kind">The kind: a disturbance, or what it shows instead of a digit.</param>
/// <param name="Photographs">How many there are.</param>
/// <param name="Found">Of those vision offered something to the network.</param>
/// <param name="Answered">Of those the rule let the network answer.</param>
/// <param name="Right">Of those the answer was right.</param>
public sealed record KindResult(string Kind, int Photographs, int Found, int Answered, int Right);
