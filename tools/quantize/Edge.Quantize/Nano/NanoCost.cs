using Edge.NanoSim.Counting;

namespace Edge.Quantize.Nano;

/// <summary>What pieces of generated code cost the interpreter, in Arm instructions, by the simulator's table.</summary>
internal static class NanoCost
{
    /// <summary>A local to the stack.</summary>
    public static readonly double Local = InstructionCosts.Of(InstructionClass.LoadLocal);

    /// <summary>The stack to a local.</summary>
    public static readonly double Store = InstructionCosts.Of(InstructionClass.StoreLocal);

    /// <summary>A constant of 64 bits.</summary>
    public static readonly double WideConstant = InstructionCosts.Of(InstructionClass.WideConstant);

    /// <summary>Two values of the stack multiplied, and the product added.</summary>
    public static readonly double MultiplyAdd = 2.0 * InstructionCosts.Of(InstructionClass.Arithmetic);

    /// <summary>One value of the stack added to another.</summary>
    public static readonly double Add = InstructionCosts.Of(InstructionClass.Arithmetic);

    /// <summary>An int made long.</summary>
    public static readonly double Widen = InstructionCosts.Of(InstructionClass.Convert8);

    private static readonly double Index = 2 * Local + InstructionCosts.Of(InstructionClass.Constant) + Add;

    /// <summary>w[k + n] to a local.</summary>
    public static readonly double LoadWord = Index + InstructionCosts.Of(InstructionClass.LoadElement8) + Store;

    /// <summary>A word to a local, made from a byte for each lane.</summary>
    public static double WordOfBytes(int lanes) =>
        lanes * (LoadByte + Widen) + (lanes - 1) * (InstructionCosts.Of(InstructionClass.Constant) + InstructionCosts.Of(InstructionClass.Shift) + Add) + Store;

    /// <summary>w[k + n] to the stack, from bytes.</summary>
    public static readonly double LoadByte = Index + InstructionCosts.Of(InstructionClass.LoadElementNarrow);

    /// <summary>A local to s[k + n].</summary>
    public static readonly double StoreWord = Index + Local + InstructionCosts.Of(InstructionClass.StoreElement);

    /// <summary>x[b + n] to a local, and a branch where it is zero.</summary>
    public static double Compared(StoreKind kind) =>
        Index + Element(kind) + InstructionCosts.Of(InstructionClass.Stack) + Store + InstructionCosts.Of(InstructionClass.CompareBranch);

    /// <summary>A compared input made ready to be multiplied.</summary>
    public static double Ready(StoreKind kind) => kind switch
    {
        StoreKind.Wide => 0,
        StoreKind.Narrow => Local + Widen + Store,
        _ => Local + InstructionCosts.Of(InstructionClass.Constant) + Add + Widen + Store,
    };

    /// <summary>x[b + n] to a local, ready to be multiplied.</summary>
    public static double Loaded(StoreKind kind) => Index + Element(kind) + Store + kind switch
    {
        StoreKind.Wide => 0,
        StoreKind.Narrow => Widen,
        _ => InstructionCosts.Of(InstructionClass.Constant) + Add + Widen,
    };

    private static double Element(StoreKind kind) => InstructionCosts.Of(kind == StoreKind.Wide ? InstructionClass.LoadElement8 : InstructionClass.LoadElementNarrow);
}
