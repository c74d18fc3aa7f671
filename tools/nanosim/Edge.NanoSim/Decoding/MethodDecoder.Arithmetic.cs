using Mono.Cecil.Cil;

namespace Edge.NanoSim.Decoding;

/// <content>
/// Arithmetic. The tag of the left operand decides, as in nanoCLR: a shift to the right of a value that came from an unsigned place fills with zeros even
/// where the IL says shr, and checked forms do not check.
/// </content>
internal sealed partial class MethodDecoder
{
    private bool TranslateArithmetic(Code code)
    {
        switch (code)
        {
            case Code.Add or Code.Add_Ovf or Code.Add_Ovf_Un:
                Binary(Operation.AddI4, Operation.AddI8, Operation.AddR4, Operation.AddR8);
                return true;
            case Code.Sub or Code.Sub_Ovf or Code.Sub_Ovf_Un:
                Binary(Operation.SubtractI4, Operation.SubtractI8, Operation.SubtractR4, Operation.SubtractR8);
                return true;
            case Code.Mul or Code.Mul_Ovf or Code.Mul_Ovf_Un:
                Binary(Operation.MultiplyI4, Operation.MultiplyI8, Operation.MultiplyR4, Operation.MultiplyR8);
                return true;
            case Code.Div: Binary(Operation.DivideI4, Operation.DivideI8, Operation.DivideR4, Operation.DivideR8); return true;
            case Code.Div_Un: Binary(Operation.DivideU4, Operation.DivideU8); return true;
            case Code.Rem:
                bool isUnsigned = LeftIsUnsigned();
                Binary(isUnsigned ? Operation.RemainderU4 : Operation.RemainderI4, isUnsigned ? Operation.RemainderU8 : Operation.RemainderI8,
                    Operation.RemainderR4, Operation.RemainderR8);
                return true;
            case Code.Rem_Un: Binary(Operation.RemainderU4, Operation.RemainderU8); return true;
            case Code.And: Binary(Operation.And, Operation.And); return true;
            case Code.Or: Binary(Operation.Or, Operation.Or); return true;
            case Code.Xor: Binary(Operation.Xor, Operation.Xor); return true;
            case Code.Shl: Binary(Operation.ShiftLeftI4, Operation.ShiftLeftI8); return true;
            case Code.Shr:
                bool fillsWithZeros = LeftIsUnsigned();
                Binary(fillsWithZeros ? Operation.ShiftRightU4 : Operation.ShiftRightI4, fillsWithZeros ? Operation.ShiftRightU8 : Operation.ShiftRightI8);
                return true;
            case Code.Shr_Un: Binary(Operation.ShiftRightU4, Operation.ShiftRightU8); return true;
            case Code.Not: Unary(Operation.Not, Operation.Not); return true;
            case Code.Neg: Unary(Operation.NegateI4, Operation.NegateI8, Operation.NegateR4, Operation.NegateR8); return true;
            case Code.Ceq or Code.Cgt or Code.Cgt_Un or Code.Clt or Code.Clt_Un:
                Compare(code);
                return true;
            default: return TranslateConversion(code);
        }
    }

    private bool LeftIsUnsigned() => _stack.Count >= 2 && _stack[^2].Kind is SlotKind.U4 or SlotKind.U8;

    private void Binary(Operation i4, Operation i8, Operation r4 = Operation.Unsupported, Operation r8 = Operation.Unsupported)
    {
        PopNumber();
        Arithmetic(i4, i8, r4, r8);
    }

    private void Unary(Operation i4, Operation i8, Operation r4 = Operation.Unsupported, Operation r8 = Operation.Unsupported) => Arithmetic(i4, i8, r4, r8);

    private void Arithmetic(Operation i4, Operation i8, Operation r4, Operation r8)
    {
        Slot left = PopNumber();
        Operation operation = left.Kind switch
        {
            SlotKind.I4 or SlotKind.U4 => i4,
            SlotKind.I8 or SlotKind.U8 => i8,
            SlotKind.R4 => r4,
            _ => r8,
        };
        if (operation == Operation.Unsupported)
            throw Refuse($"applies {_at.OpCode.Name} to a floating-point number; compile it again");
        Emit(operation);
        Push(left.Kind);
    }

    private void Compare(Code code)
    {
        Slot right = Pop();
        Slot left = Pop();
        Push(SlotKind.I4);
        if (!IsNumber(left.Kind) || !IsNumber(right.Kind))
        {
            // cgt.un against null is the compiler's form of "is not null".
            if (code is not (Code.Ceq or Code.Cgt_Un) || IsNumber(left.Kind) != IsNumber(right.Kind))
                throw Refuse("compares references by order; compile it again");
            Emit(Operation.CompareReference, code == Code.Ceq ? 1 : 0);
        }
        else if (left.Kind is SlotKind.R4 or SlotKind.R8)
        {
            int which = code switch { Code.Ceq => 0, Code.Cgt or Code.Cgt_Un => 2, _ => 4 };
            Emit(Operation.CompareFloat, which * 2 + (left.Kind == SlotKind.R4 ? 1 : 0));
        }
        else
        {
            Emit(code switch
            {
                Code.Ceq => Operation.CompareEqual,
                Code.Cgt => Operation.CompareGreater,
                Code.Cgt_Un => Operation.CompareGreaterUnsigned,
                Code.Clt => Operation.CompareLess,
                _ => Operation.CompareLessUnsigned,
            });
        }
    }

    private bool TranslateConversion(Code code)
    {
        switch (code)
        {
            case Code.Conv_I1 or Code.Conv_Ovf_I1 or Code.Conv_Ovf_I1_Un: Convert(SlotKind.I4, Operation.ConvertI1); return true;
            case Code.Conv_U1 or Code.Conv_Ovf_U1 or Code.Conv_Ovf_U1_Un: Convert(SlotKind.I4, Operation.ConvertU1); return true;
            case Code.Conv_I2 or Code.Conv_Ovf_I2 or Code.Conv_Ovf_I2_Un: Convert(SlotKind.I4, Operation.ConvertI2); return true;
            case Code.Conv_U2 or Code.Conv_Ovf_U2 or Code.Conv_Ovf_U2_Un: Convert(SlotKind.I4, Operation.ConvertU2); return true;
            case Code.Conv_I4 or Code.Conv_I or Code.Conv_Ovf_I4 or Code.Conv_Ovf_I4_Un or Code.Conv_Ovf_I or Code.Conv_Ovf_I_Un:
                Convert(SlotKind.I4, Operation.ConvertI4);
                return true;
            case Code.Conv_U4 or Code.Conv_U or Code.Conv_Ovf_U4 or Code.Conv_Ovf_U4_Un or Code.Conv_Ovf_U or Code.Conv_Ovf_U_Un:
                Convert(SlotKind.U4, Operation.ConvertI4);
                return true;
            case Code.Conv_I8 or Code.Conv_Ovf_I8: Widen(SlotKind.I8, false); return true;
            case Code.Conv_Ovf_I8_Un: Widen(SlotKind.I8, true); return true;
            case Code.Conv_U8 or Code.Conv_Ovf_U8 or Code.Conv_Ovf_U8_Un: Widen(SlotKind.U8, true); return true;
            case Code.Conv_R4: ToFloat(SlotKind.R4, false); return true;
            case Code.Conv_R8: ToFloat(SlotKind.R8, false); return true;
            case Code.Conv_R_Un: ToFloat(SlotKind.R8, true); return true;
            default: return false;
        }
    }

    private void Convert(SlotKind to, Operation operation)
    {
        Slot from = Pop();
        if (!IsNumber(from.Kind))
            throw Refuse("makes a number of a pointer, which nanoCLR cannot; use references and indices");
        if (from.Kind is SlotKind.R4 or SlotKind.R8)
        {
            // From a float by way of 64 bits, then as from a long; both steps are one instruction of IL.
            int narrow = (int)operation;
            Emit(Operation.ConvertFloat, FloatCode(from.Kind, SlotKind.I8, false), narrow);
        }
        else
        {
            Emit(operation);
        }
        Push(to);
    }

    private void Widen(SlotKind to, bool isUnsigned)
    {
        Slot from = PopNumber();
        switch (from.Kind)
        {
            case SlotKind.R4 or SlotKind.R8: Emit(Operation.ConvertFloat, FloatCode(from.Kind, SlotKind.I8, false), (int)Operation.Nop); break;
            case SlotKind.I4 when !isUnsigned: Emit(Operation.Nop); break;
            case SlotKind.I4 or SlotKind.U4: Emit(Operation.ConvertZeroExtend); break;
            default: Emit(Operation.Nop); break;
        }
        Push(to);
    }

    private void ToFloat(SlotKind to, bool isUnsigned)
    {
        Slot from = PopNumber();
        bool readsUnsigned = isUnsigned || from.Kind is SlotKind.U4 or SlotKind.U8;
        Emit(Operation.ConvertFloat, FloatCode(from.Kind, to, readsUnsigned), (int)Operation.Nop);
        Push(to);
    }

    private static int FloatCode(SlotKind from, SlotKind to, bool isUnsigned) => (int)from * 32 + (int)to * 2 + (isUnsigned ? 1 : 0);
}
