namespace Edge.Inference;

/// <summary>Which kernels run a model. All give the same bits.</summary>
public enum EngineKind
{
    /// <summary>The fastest form that this processor has.</summary>
    Fast,

    /// <summary>The reference kernels of Edge.Micro, as a microcontroller runs them.</summary>
    Reference,
}
