namespace Edge.NanoSim.Counting;

/// <summary>Instructions of IL that cost the interpreter the same.</summary>
public enum InstructionClass
{
    /// <summary>ldloc, ldarg.</summary>
    LoadLocal,

    /// <summary>stloc, starg.</summary>
    StoreLocal,

    /// <summary>ldc.i4 in all forms, ldc.r4, ldnull.</summary>
    Constant,

    /// <summary>ldc.i8, ldc.r8.</summary>
    WideConstant,

    /// <summary>dup, pop, nop and prefixes.</summary>
    Stack,

    /// <summary>add, sub, mul, neg.</summary>
    Arithmetic,

    /// <summary>div, rem.</summary>
    Division,

    /// <summary>and, or, xor, not.</summary>
    Logic,

    /// <summary>shl, shr.</summary>
    Shift,

    /// <summary>conv to 32 bits.</summary>
    Convert4,

    /// <summary>conv to 64 bits and to floating point.</summary>
    Convert8,

    /// <summary>conv to 8 or 16 bits.</summary>
    ConvertNarrow,

    /// <summary>ceq, clt, cgt.</summary>
    Compare,

    /// <summary>br, switch, leave.</summary>
    Branch,

    /// <summary>Conditional branches.</summary>
    CompareBranch,

    /// <summary>ldelem of 8 or 16 bits.</summary>
    LoadElementNarrow,

    /// <summary>ldelem of 32 bits or a reference; ldelema.</summary>
    LoadElement4,

    /// <summary>ldelem of 64 bits.</summary>
    LoadElement8,

    /// <summary>stelem.</summary>
    StoreElement,

    /// <summary>ldlen.</summary>
    ArrayLength,

    /// <summary>ldfld, ldflda.</summary>
    LoadField,

    /// <summary>stfld.</summary>
    StoreField,

    /// <summary>ldsfld, ldsflda.</summary>
    LoadStatic,

    /// <summary>stsfld.</summary>
    StoreStatic,

    /// <summary>ldind, ldobj, stind, stobj, initobj, ldloca, ldarga.</summary>
    Indirect,

    /// <summary>call, callvirt with the return from it.</summary>
    Call,

    /// <summary>ret; its cost is in the call.</summary>
    Return,

    /// <summary>newobj, newarr, box, unbox, ldstr, ldftn, ldtoken.</summary>
    Allocate,

    /// <summary>castclass, isinst.</summary>
    Cast,

    /// <summary>throw, rethrow, endfinally, endfilter.</summary>
    Exception,

    /// <summary>Instructions inside library methods that the simulator runs in one step.</summary>
    Library,
}
