namespace Edge.Trainer.Judging;

/// <summary>A point of the curve that a rule's limit runs through.</summary>
/// <param name="Coverage">The share of all digits that is answered.</param>
/// <param name="Accuracy">The share of right ones among those answers; 1 where there are none.</param>
/// <param name="NonDigits">The share of photographs of something else in which anything is answered; 0 where there are none.</param>
public sealed record CurvePoint(double Coverage, double Accuracy, double NonDigits);
