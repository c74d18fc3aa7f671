using Mono.Cecil.Cil;

namespace Edge.NanoSim.Conformity;

/// <summary>Instructions of IL that nanoCLR 1.17 refuses (nf-interpreter, src/CLR/Core/Interpreter.cpp, "Unsupported opcodes") or does not do as .NET does.</summary>
internal static class InstructionRules
{
    /// <summary>The rule that an instruction is against, with the words for it; null for none.</summary>
    public static (ConformityRule Rule, string Text)? Fault(OpCode code) => code.Code switch
    {
        Code.Arglist or Code.Cpblk or Code.Initblk or Code.Jmp or Code.Calli or Code.Ckfinite or Code.Localloc or Code.Mkrefany or Code.Refanytype or Code.Refanyval
            or Code.Readonly or Code.No => (ConformityRule.Instruction, $"uses the IL instruction {code.Name}, which nanoCLR does not support; {Advice(code.Code)}"),
        >= Code.Conv_Ovf_I1_Un and <= Code.Conv_Ovf_U8_Un or >= Code.Conv_Ovf_I1 and <= Code.Conv_Ovf_U8 or >= Code.Add_Ovf and <= Code.Sub_Ovf_Un
            => (ConformityRule.Overflow, $"checks for overflow by {code.Name}, which nanoCLR passes over without a word; prove that nothing overflows and leave 'checked' out"),
        // conv.ovf.i of the length of a new array is the compiler's own.
        _ => null,
    };

    private static string Advice(Code code) => code switch
    {
        Code.Localloc => "make an array once instead of stackalloc",
        Code.Calli => "call a delegate or an interface instead of a function pointer",
        Code.Arglist or Code.Mkrefany or Code.Refanytype or Code.Refanyval => "pass an array or a ref parameter",
        Code.Cpblk or Code.Initblk => "copy arrays with Array.Copy",
        _ => "write it another way",
    };
}
