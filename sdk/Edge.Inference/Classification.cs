namespace Edge.Inference;

/// <summary>The most probable class of one run.</summary>
/// <param name="Label">Index of the class; the lowest one where several are equal.</param>
/// <param name="Probability">Real value of that output; behind a softmax 0 to 255/256.</param>
public readonly record struct Classification(int Label, float Probability);
