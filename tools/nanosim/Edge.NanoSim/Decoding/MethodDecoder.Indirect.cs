using Edge.NanoSim.Model;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Edge.NanoSim.Decoding;

/// <content>Loads and stores through managed pointers.</content>
internal sealed partial class MethodDecoder
{
    private bool TranslateIndirect(Code code)
    {
        switch (code)
        {
            case Code.Ldind_I1: LoadIndirect(SlotKind.I4, ValueKind.I1); return true;
            case Code.Ldind_U1: LoadIndirect(SlotKind.I4, ValueKind.U1); return true;
            case Code.Ldind_I2: LoadIndirect(SlotKind.I4, ValueKind.I2); return true;
            case Code.Ldind_U2: LoadIndirect(SlotKind.I4, ValueKind.U2); return true;
            case Code.Ldind_I4 or Code.Ldind_I: LoadIndirect(SlotKind.I4, ValueKind.I4); return true;
            case Code.Ldind_U4: LoadIndirect(SlotKind.U4, ValueKind.I4); return true;
            case Code.Ldind_I8: LoadIndirect(SlotKind.I8, ValueKind.I8); return true;
            case Code.Ldind_R4: LoadIndirect(SlotKind.R4, ValueKind.R4); return true;
            case Code.Ldind_R8: LoadIndirect(SlotKind.R8, ValueKind.R8); return true;
            case Code.Ldind_Ref: LoadIndirectReference(); return true;
            case Code.Ldobj: LoadObject((TypeReference)_at.Operand); return true;
            case Code.Stind_I1 or Code.Stind_I2 or Code.Stind_I4 or Code.Stind_I8 or Code.Stind_R4 or Code.Stind_R8 or Code.Stind_I:
                PopNumber();
                PopPointer();
                Emit(Operation.StoreIndirect, (int)StoreKind(code));
                return true;
            case Code.Stind_Ref:
                PopReference();
                PopPointer();
                Emit(Operation.StoreIndirectReference);
                return true;
            case Code.Stobj or Code.Cpobj: StoreObject((TypeReference)_at.Operand, code == Code.Cpobj); return true;
            case Code.Initobj: Clear((TypeReference)_at.Operand); return true;
            default: return false;
        }
    }

    private static ValueKind StoreKind(Code code) => code switch
    {
        Code.Stind_I1 => ValueKind.I1,
        Code.Stind_I2 => ValueKind.I2,
        Code.Stind_I8 => ValueKind.I8,
        Code.Stind_R4 => ValueKind.R4,
        Code.Stind_R8 => ValueKind.R8,
        _ => ValueKind.I4,
    };

    private Slot PopPointer()
    {
        Slot top = Pop();
        return top.Kind == SlotKind.ByReference ? top : throw Refuse("dereferences what is not a managed pointer; compile it again");
    }

    private void LoadIndirect(SlotKind kind, ValueKind width)
    {
        TypeReference? type = PopPointer().Type;
        // The place keeps its own tag: ldind.i8 serves ulong too.
        if (kind == SlotKind.I8 && type is not null && ValueKinds.Of(type) == ValueKind.U8)
            kind = SlotKind.U8;
        Emit(Operation.LoadIndirect, (int)width);
        Push(kind);
    }

    private void LoadIndirectReference()
    {
        Slot pointer = PopPointer();
        Emit(Operation.LoadIndirectReference);
        Push(SlotKind.Reference, pointer.Type);
    }

    private void LoadObject(TypeReference type)
    {
        ValueKind kind = ValueKinds.Of(type);
        PopPointer();
        if (kind == ValueKind.Struct)
            Emit(Operation.LoadStructIndirect);
        else
            Emit(kind == ValueKind.Reference ? Operation.LoadIndirectReference : Operation.LoadIndirect, (int)kind);
        Push(SlotOf(type));
    }

    private void StoreObject(TypeReference type, bool isCopy)
    {
        ValueKind kind = ValueKinds.Of(type);
        if (isCopy && kind != ValueKind.Struct)
            throw Refuse("copies a value by cpobj, which no C# compiler writes; compile it again");
        if (isCopy)
            PopPointer();
        else
            PopAs(kind);
        PopPointer();
        if (kind == ValueKind.Struct)
            Emit(Operation.CopyStruct);
        else
            Emit(kind == ValueKind.Reference ? Operation.StoreIndirectReference : Operation.StoreIndirect, (int)kind);
    }

    private void Clear(TypeReference type)
    {
        ValueKind kind = ValueKinds.Of(type);
        PopPointer();
        Emit(kind == ValueKind.Struct ? Operation.ClearStruct
            : kind == ValueKind.Reference ? Operation.ClearIndirectReference : Operation.ClearIndirect);
    }
}
