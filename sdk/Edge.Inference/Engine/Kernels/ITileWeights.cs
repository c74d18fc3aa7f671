namespace Edge.Inference.Engine.Kernels;

/// <summary>How packed weights stand in memory.</summary>
internal unsafe interface ITileWeights<TForm, TVector>
    where TForm : IDotForm<TVector>
    where TVector : struct
{
    /// <summary>Bytes of a vector's group.</summary>
    static abstract int Bytes { get; }

    /// <summary>Loads a group's weights.</summary>
    static abstract TVector Load(byte* weights);
}
