namespace Edge.Inference.Engine;

/// <summary>The forms of the kernels, best first.</summary>
internal enum KernelForm
{
    /// <summary>AVX-VNNI: vpdpbusd on 256 bits.</summary>
    AvxVnni,

    /// <summary>AVX-512: vpmaddwd on 512 bits.</summary>
    Avx512,

    /// <summary>AVX2: vpmaddwd on 256 bits.</summary>
    Avx2,

    /// <summary>Arm's dot product, Armv8.2 and above: sdot on 128 bits.</summary>
    ArmDp,

    /// <summary>Arm's vectors of Armv8.0: smull on 128 bits.</summary>
    AdvSimd,

    /// <summary>Portable vectors of 128 bits.</summary>
    Portable,

    /// <summary>The reference kernels of Edge.Micro: faster than vectors where those are done by software.</summary>
    Reference,
}
