namespace Edge.Inference;

/// <summary>Which kernels run a model. All give the same bits.</summary>
public enum EngineKind
{
    /// <summary>The fastest form that this processor has.</summary>
    Fast,

    /// <summary>The reference kernels of Edge.Micro, as a microcontroller runs them.</summary>
    Reference,

    /// <summary>
    /// The reference kernels for the first runs, the fast ones as soon as they are compiled in the background: for programs that are published
    /// ReadyToRun and must answer soon after their start. Without ReadyToRun the first answer comes later than with <see cref="Fast"/>.
    /// </summary>
    QuickStart,
}
