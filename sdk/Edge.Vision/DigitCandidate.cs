namespace Edge.Vision;

/// <summary>Something in a frame that may be a digit.</summary>
/// <param name="Box">Where it is, in pixels of the frame.</param>
/// <param name="Kind">How it was come by.</param>
public readonly record struct DigitCandidate(DigitBox Box, CandidateKind Kind);
