namespace Edge.Quantize.Nano;

/// <summary>What nanoFramework 1.x lets a method and an assembly have; the generator stays below.</summary>
internal static class MethodLimits
{
    /// <summary>Bytes of a method's IL: a loop's branch back reaches 32 KB.</summary>
    public const int BodyBytes = 30_000;

    /// <summary>Locals that hold sums or maxima; 250 is the limit of all.</summary>
    public const int Sums = 100;

    /// <summary>Inputs of a tap that are held in locals at once.</summary>
    public const int Inputs = 100;

    /// <summary>Bytes of IL of an assembly, where 64 KB is the limit; what is around the methods needs some.</summary>
    public const int AssemblyBytes = 56_000;

    /// <summary>Bytes of constants of an assembly.</summary>
    public const int ConstantBytes = 60_000;
}
