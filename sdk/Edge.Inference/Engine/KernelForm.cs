namespace Edge.Inference.Engine;

/// <summary>The forms of the dot products, best first.</summary>
internal enum KernelForm
{
    /// <summary>vpdpbusd on 256 bits.</summary>
    AvxVnni,

    /// <summary>vpmaddwd on 512 bits.</summary>
    Avx512,

    /// <summary>vpmaddwd on 256 bits.</summary>
    Avx2,

    /// <summary>Portable vectors of 128 bits.</summary>
    Portable,
}
