namespace Edge.Quantize.Fit;

/// <summary>What runs a network on nanoFramework.</summary>
public enum NanoProgram
{
    /// <summary>Edge.Micro's reference operators: plain nested loops.</summary>
    PlainLoops,

    /// <summary>Edge.Micro's interpreter: general loops with dot lanes over packed weights.</summary>
    GeneralLoops,

    /// <summary>Generated code: straight-line arithmetic in lanes.</summary>
    StraightLine,
}
