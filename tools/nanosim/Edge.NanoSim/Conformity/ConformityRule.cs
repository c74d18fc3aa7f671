namespace Edge.NanoSim.Conformity;

/// <summary>Kinds of violations.</summary>
public enum ConformityRule
{
    /// <summary>Generic types and methods.</summary>
    Generics,

    /// <summary>A type that the class library lacks or nanoCLR has no form for: pointers, arrays of more than one dimension.</summary>
    Type,

    /// <summary>A method or field that the class library lacks.</summary>
    Member,

    /// <summary>An instruction of IL that nanoCLR refuses.</summary>
    Instruction,

    /// <summary>A method that the interpreter cannot follow: numbers made of pointers, evaluation stacks that do not fit.</summary>
    Verification,

    /// <summary>A check for overflow, which nanoCLR passes over without a word.</summary>
    Overflow,

    /// <summary>A method without a body: the firmware has no native code for it.</summary>
    NativeCode,

    /// <summary>A number of bytes or things that nanoCLR counts in 8 or 16 bits.</summary>
    Limit,
}
