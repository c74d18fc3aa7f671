using Edge.NanoSim.Model;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Edge.NanoSim.Decoding;

/// <content>One instruction of IL: constants, slots, branches; the rest by subject in the other parts.</content>
internal sealed partial class MethodDecoder
{
    private void Translate()
    {
        Code code = _at.OpCode.Code;
        switch (code)
        {
            case Code.Nop or Code.Break or Code.Volatile or Code.Unaligned or Code.Tail: Emit(Operation.Nop); break;
            case Code.Constrained:
                _constrained = (TypeReference)_at.Operand;
                Emit(Operation.Nop);
                break;
            case >= Code.Ldarg_0 and <= Code.Ldarg_3: LoadArgument(code - Code.Ldarg_0); break;
            case Code.Ldarg_S or Code.Ldarg: LoadArgument(Argument()); break;
            case Code.Ldarga_S or Code.Ldarga: LoadAddress(Argument(), _method.Arguments[Argument()], ArgumentType(Argument())); break;
            case Code.Starg_S or Code.Starg: StoreArgument(Argument()); break;
            case >= Code.Ldloc_0 and <= Code.Ldloc_3: LoadLocal(code - Code.Ldloc_0); break;
            case Code.Ldloc_S or Code.Ldloc: LoadLocal(Local()); break;
            case Code.Ldloca_S or Code.Ldloca: LoadAddress(FirstLocal + Local(), _locals[Local()], _il.Variables[Local()].VariableType); break;
            case >= Code.Stloc_0 and <= Code.Stloc_3: StoreLocal(code - Code.Stloc_0); break;
            case Code.Stloc_S or Code.Stloc: StoreLocal(Local()); break;
            case Code.Ldnull:
                Emit(Operation.Null);
                Push(SlotKind.Reference);
                break;
            case >= Code.Ldc_I4_M1 and <= Code.Ldc_I4_8: Constant(SlotKind.I4, code - Code.Ldc_I4_0); break;
            case Code.Ldc_I4_S: Constant(SlotKind.I4, (sbyte)_at.Operand); break;
            case Code.Ldc_I4: Constant(SlotKind.I4, (int)_at.Operand); break;
            case Code.Ldc_I8: Constant(SlotKind.I8, (long)_at.Operand); break;
            case Code.Ldc_R4: Constant(SlotKind.R4, System.BitConverter.SingleToInt32Bits((float)_at.Operand)); break;
            case Code.Ldc_R8: Constant(SlotKind.R8, System.BitConverter.DoubleToInt64Bits((double)_at.Operand)); break;
            case Code.Dup: Duplicate(); break;
            case Code.Pop:
                Pop();
                Emit(Operation.Pop);
                break;
            case Code.Br or Code.Br_S: Branch(Operation.Branch); break;
            case Code.Leave or Code.Leave_S:
                _stack.Clear();
                Branch(Operation.Leave);
                break;
            case Code.Brtrue or Code.Brtrue_S: BranchOnZero(true); break;
            case Code.Brfalse or Code.Brfalse_S: BranchOnZero(false); break;
            case Code.Switch: TranslateSwitch(); break;
            case >= Code.Beq_S and <= Code.Blt_Un_S: BranchOnComparison(code - Code.Beq_S); break;
            case >= Code.Beq and <= Code.Blt_Un: BranchOnComparison(code - Code.Beq); break;
            case Code.Ret: Return(); break;
            case Code.Throw:
                PopReference();
                Emit(Operation.Throw);
                break;
            case Code.Rethrow: Emit(Operation.Rethrow); break;
            case Code.Endfinally: Emit(Operation.EndFinally); break;
            case Code.Endfilter:
                PopNumber();
                Emit(Operation.EndFilter);
                break;
            default:
                if (!TranslateArithmetic(code) && !TranslateArray(code) && !TranslateField(code) && !TranslateIndirect(code) && !TranslateObject(code))
                    EmitOperand(Operation.Unsupported, Refuse($"uses the IL instruction {_at.OpCode.Name}, which nanoCLR does not support; write it another way").Message);
                break;
        }
    }

    private int Local() => ((VariableDefinition)_at.Operand).Index;

    private int Argument() => ((ParameterDefinition)_at.Operand).Index + (_method.Definition.HasThis ? 1 : 0);

    private TypeReference ArgumentType(int index)
    {
        int parameter = index - (_method.Definition.HasThis ? 1 : 0);
        return parameter < 0 ? _method.Definition.DeclaringType : _method.Definition.Parameters[parameter].ParameterType;
    }

    private void LoadArgument(int index)
    {
        ValueKind kind = _method.Arguments[index];
        Emit(Load(kind), index);
        Push(Tag(kind), SlotOf(ArgumentType(index)).Type);
    }

    private void LoadLocal(int index)
    {
        Emit(Load(_locals[index]), FirstLocal + index);
        Push(SlotOf(_il.Variables[index].VariableType));
    }

    private static Operation Load(ValueKind kind) => ValueKinds.IsNumber(kind) ? Operation.LoadNumber
        : kind == ValueKind.Struct ? Operation.LoadStruct : Operation.LoadReference;

    // A pointer to a struct is the struct's object itself.
    private void LoadAddress(int slot, ValueKind kind, TypeReference type)
    {
        Emit(kind == ValueKind.Struct ? Operation.LoadReference : Operation.LoadAddress, slot);
        Push(SlotKind.ByReference, type);
    }

    private void StoreArgument(int index)
    {
        ValueKind kind = _method.Arguments[index];
        PopAs(kind);
        Emit(ValueKinds.IsNumber(kind) ? Operation.StoreNumber : kind == ValueKind.Struct ? Operation.StoreStruct : Operation.StoreReference, index);
    }

    private void StoreLocal(int index)
    {
        ValueKind kind = _locals[index];
        PopAs(kind);
        Operation operation = kind switch
        {
            ValueKind.Struct => Operation.StoreStruct,
            ValueKind.Reference or ValueKind.ByReference => Operation.StoreReference,
            ValueKind.I1 => Operation.StoreI1,
            ValueKind.Boolean or ValueKind.U1 => Operation.StoreU1,
            ValueKind.I2 => Operation.StoreI2,
            ValueKind.Char or ValueKind.U2 => Operation.StoreU2,
            _ => Operation.StoreNumber,
        };
        Emit(operation, FirstLocal + index);
    }

    private void Constant(SlotKind kind, long value)
    {
        if (value == (int)value)
        {
            Emit(Operation.Constant, 0, (int)value);
        }
        else
        {
            Emit(Operation.WideConstant, 0, _wide.Count);
            _wide.Add(value);
        }
        Push(kind);
    }

    private void Duplicate()
    {
        Slot top = Pop();
        Push(top);
        Push(top);
        // nanoCLR copies the pointer of a struct here, not the struct.
        Emit(IsNumber(top.Kind) ? Operation.Duplicate : Operation.DuplicateReference);
    }

    private void Branch(Operation operation, int a = 0)
    {
        var target = (Mono.Cecil.Cil.Instruction)_at.Operand;
        Save(target);
        Emit(operation, a, _start[target]);
    }

    private void BranchOnZero(bool whenTrue)
    {
        SlotKind kind = Pop().Kind;
        Branch(kind switch
        {
            SlotKind.R4 or SlotKind.R8 => whenTrue ? Operation.BranchTrueFloat : Operation.BranchFalseFloat,
            _ when IsNumber(kind) => whenTrue ? Operation.BranchTrue : Operation.BranchFalse,
            _ => whenTrue ? Operation.BranchTrueReference : Operation.BranchFalseReference,
        }, kind == SlotKind.R4 ? 1 : 0);
    }

    private void TranslateSwitch()
    {
        PopNumber();
        var targets = (Mono.Cecil.Cil.Instruction[])_at.Operand;
        int[] starts = new int[targets.Length];
        for (int i = 0; i < targets.Length; i++)
        {
            Save(targets[i]);
            starts[i] = _start[targets[i]];
        }
        Emit(Operation.Switch, 0, _switches.Count);
        _switches.Add(starts);
    }

    // Order of the opcodes: eq, ge, gt, le, lt, ne.un, ge.un, gt.un, le.un, lt.un.
    private void BranchOnComparison(int which)
    {
        Slot right = Pop();
        Slot left = Pop();
        if (!IsNumber(left.Kind) || !IsNumber(right.Kind))
        {
            if (which is not (0 or 5) || IsNumber(left.Kind) != IsNumber(right.Kind))
                throw Refuse("compares references by order; compile it again");
            Branch(which == 0 ? Operation.BranchEqualReference : Operation.BranchNotEqualReference);
            return;
        }
        if (left.Kind is SlotKind.R4 or SlotKind.R8)
        {
            Branch(Operation.BranchFloat, which * 2 + (left.Kind == SlotKind.R4 ? 1 : 0));
            return;
        }
        Branch(which switch
        {
            0 => Operation.BranchEqual,
            1 => Operation.BranchGreaterEqual,
            2 => Operation.BranchGreater,
            3 => Operation.BranchLessEqual,
            4 => Operation.BranchLess,
            5 => Operation.BranchNotEqual,
            6 => Operation.BranchGreaterEqualUnsigned,
            7 => Operation.BranchGreaterUnsigned,
            8 => Operation.BranchLessEqualUnsigned,
            _ => Operation.BranchLessUnsigned,
        });
    }

    private void Return()
    {
        if (_method.Return == ValueKind.Void)
        {
            Emit(Operation.Return);
            return;
        }
        PopAs(_method.Return);
        Emit(ValueKinds.IsNumber(_method.Return) ? Operation.ReturnNumber : Operation.ReturnReference);
    }
}
