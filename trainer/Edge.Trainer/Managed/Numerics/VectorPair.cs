namespace Edge.Trainer.Managed.Numerics;

/// <summary>Two registers side by side, for tiles of twice the width.</summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <param name="Low">The first columns.</param>
/// <param name="High">The columns behind them.</param>
internal readonly record struct VectorPair<TVector>(TVector Low, TVector High)
    where TVector : unmanaged;
