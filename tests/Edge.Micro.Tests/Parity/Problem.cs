namespace Edge.Micro.Tests.Parity;

/// <summary>One operator with inputs and the answer that every implementation must give, bit by bit.</summary>
public abstract class Problem
{
    /// <summary>The operator on new tensors, so that each implementation can place them in an arena of its own.</summary>
    public abstract Operator MakeOperator();

    /// <summary>Values for the operator's inputs, in their order.</summary>
    public abstract sbyte[][] Inputs { get; }

    /// <summary>The oracle's answer.</summary>
    public abstract sbyte[] Expected();
}
