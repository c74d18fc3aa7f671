namespace Edge.Inference.Engine.Kernels;

/// <summary>A sum of two tensors of one shape.</summary>
internal struct AddPlan
{
    /// <summary>The bits of <see cref="AddInput.Low"/>.</summary>
    public const int LowBits = 11;

    /// <summary>How the first input is scaled.</summary>
    public AddInput First;

    /// <summary>How the second input is scaled.</summary>
    public AddInput Second;

    /// <summary>What turns sums into int8; its tables have the layer's one value for each lane of a vector.</summary>
    public OutputStage Output;

    /// <summary>Elements.</summary>
    public int Length;
}
