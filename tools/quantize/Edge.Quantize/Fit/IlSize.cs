using System;
using System.Collections.Generic;
using System.Reflection;
using System.Reflection.Emit;

namespace Edge.Quantize.Fit;

/// <summary>How long IL is in a .pe of nanoFramework.</summary>
internal static class IlSize
{
    private const byte Prefix = 0xFE;

    private static readonly Dictionary<int, OperandType> Operands = ReadOperands();

    /// <summary>Bytes after the metadata processor: tokens and far branches take two bytes instead of four, a switch counts in one and its targets take two.</summary>
    /// <param name="il">IL as ECMA-335 defines it.</param>
    public static int OnNanoFramework(ReadOnlySpan<byte> il)
    {
        int size = 0, position = 0;
        while (position < il.Length)
        {
            int code = il[position++];
            size++;
            if (code == Prefix && position < il.Length)
            {
                code = Prefix << 8 | il[position++];
                size++;
            }
            (int ecma, int nano) = Operand(Operands.GetValueOrDefault(code, OperandType.InlineNone), il[position..]);
            position += ecma;
            size += nano;
        }
        return size;
    }

    private static (int Ecma, int Nano) Operand(OperandType type, ReadOnlySpan<byte> rest) => type switch
    {
        OperandType.InlineNone => (0, 0),
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => (1, 1),
        OperandType.InlineVar => (2, 2),
        OperandType.InlineString or OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineBrTarget => (4, 2),
        OperandType.InlineI8 or OperandType.InlineR => (8, 8),
        OperandType.InlineSwitch when rest.Length >= 4 => (4 + 4 * BitConverter.ToInt32(rest), 1 + 2 * BitConverter.ToInt32(rest)),
        _ => (4, 4),
    };

    private static Dictionary<int, OperandType> ReadOperands()
    {
        var operands = new Dictionary<int, OperandType>();
        foreach (FieldInfo field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
            if (field.GetValue(null) is OpCode code)
                operands[code.Value & 0xFFFF] = code.OperandType;
        return operands;
    }
}
