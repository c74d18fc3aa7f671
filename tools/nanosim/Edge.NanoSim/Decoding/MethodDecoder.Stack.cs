using Edge.NanoSim.Model;
using Mono.Cecil;

namespace Edge.NanoSim.Decoding;

/// <content>The evaluation stack while decoding, and the writing of instructions.</content>
internal sealed partial class MethodDecoder
{
    private void Append(Operation code, int a, int b)
    {
        _code.Add(new Instruction(code, (ushort)a, b));
        _stacks.Add(_before);
        _ilOf.Add(_index);
    }

    private void Emit(Operation code, int a = 0, int b = 0) => Append(code, a, b);

    private void EmitOperand(Operation code, object operand, int a = 0)
    {
        Append(code, a, _operands.Count);
        _operands.Add(operand);
    }

    private void Push(SlotKind kind, TypeReference? type = null)
    {
        _stack.Add(new Slot(kind, type));
        _maxStack = System.Math.Max(_maxStack, _stack.Count);
    }

    private void Push(Slot slot) => Push(slot.Kind, slot.Type);

    private Slot Pop()
    {
        if (_stack.Count == 0)
            throw Refuse("takes a value from an empty evaluation stack; compile it again");
        Slot top = _stack[^1];
        _stack.RemoveAt(_stack.Count - 1);
        return top;
    }

    private Slot PopNumber()
    {
        Slot top = Pop();
        return IsNumber(top.Kind) ? top : throw Refuse("uses a reference where a number is expected; compile it again");
    }

    private Slot PopReference()
    {
        Slot top = Pop();
        return IsNumber(top.Kind) ? throw Refuse("uses a number where a reference is expected; compile it again") : top;
    }

    private void PopAs(ValueKind kind)
    {
        if (ValueKinds.IsNumber(kind))
            PopNumber();
        else
            PopReference();
    }

    /// <summary>The evaluation slot that a value of a type becomes when it is loaded: what is narrower than 32 bits is an int.</summary>
    private static Slot SlotOf(TypeReference type) => new(Tag(ValueKinds.Of(type)), type is ByReferenceType pointer ? pointer.ElementType : type);

    private static SlotKind Tag(ValueKind kind) => kind switch
    {
        ValueKind.U4 => SlotKind.U4,
        ValueKind.I8 or ValueKind.Ticks => SlotKind.I8,
        ValueKind.U8 => SlotKind.U8,
        ValueKind.R4 => SlotKind.R4,
        ValueKind.R8 => SlotKind.R8,
        ValueKind.Reference => SlotKind.Reference,
        ValueKind.Struct => SlotKind.Struct,
        ValueKind.ByReference => SlotKind.ByReference,
        _ => SlotKind.I4,
    };

    private void Save(Mono.Cecil.Cil.Instruction target)
    {
        if (_states.TryGetValue(target, out Slot[]? state))
            Compare(state);
        else
            _states.Add(target, [.. _stack]);
    }
}
