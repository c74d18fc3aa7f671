using Mono.Cecil.Cil;

namespace Edge.NanoSim.Deployment;

/// <summary>Bytes of a method body on the device, and the offsets of its instructions.</summary>
internal static class BodySize
{
    private const int HandlerBytes = 12;

    /// <summary>Bytes of the IL and its exception table.</summary>
    public static int Of(MethodBody body)
    {
        int bytes = 0;
        foreach (Instruction instruction in body.Instructions)
            bytes += Of(instruction);
        return bytes + (body.HasExceptionHandlers ? 1 + HandlerBytes * body.ExceptionHandlers.Count : 0);
    }

    /// <summary>Bytes of an instruction: tokens and long branches take two bytes instead of four, a switch one and two a case.</summary>
    public static int Of(Instruction instruction) => instruction.OpCode.OperandType switch
    {
        OperandType.InlineSwitch => instruction.OpCode.Size + 1 + 2 * ((Instruction[])instruction.Operand).Length,
        OperandType.InlineString or OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineBrTarget
            => instruction.OpCode.Size + 2,
        _ => instruction.GetSize(),
    };
}
