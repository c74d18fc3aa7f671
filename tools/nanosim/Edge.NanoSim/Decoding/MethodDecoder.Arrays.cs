using Edge.NanoSim.Model;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Edge.NanoSim.Decoding;

/// <content>Arrays: an element is loaded with the tag of the array's own type.</content>
internal sealed partial class MethodDecoder
{
    private bool TranslateArray(Code code)
    {
        switch (code)
        {
            case Code.Ldelem_I1: LoadElement(Operation.LoadElementI1, SlotKind.I4); return true;
            case Code.Ldelem_U1: LoadElement(Operation.LoadElementU1, SlotKind.I4); return true;
            case Code.Ldelem_I2: LoadElement(Operation.LoadElementI2, SlotKind.I4); return true;
            case Code.Ldelem_U2: LoadElement(Operation.LoadElementU2, SlotKind.I4); return true;
            case Code.Ldelem_I4 or Code.Ldelem_I: LoadElement(Operation.LoadElement4, SlotKind.I4); return true;
            case Code.Ldelem_U4: LoadElement(Operation.LoadElement4, SlotKind.U4); return true;
            case Code.Ldelem_R4: LoadElement(Operation.LoadElement4, SlotKind.R4); return true;
            case Code.Ldelem_I8: LoadElement(Operation.LoadElement8, SlotKind.I8); return true;
            case Code.Ldelem_R8: LoadElement(Operation.LoadElement8, SlotKind.R8); return true;
            case Code.Ldelem_Ref: LoadElement(Operation.LoadElementReference, SlotKind.Reference); return true;
            case Code.Ldelem_Any: LoadElementOf((TypeReference)_at.Operand); return true;
            case Code.Stelem_I1: StoreElement(Operation.StoreElement1); return true;
            case Code.Stelem_I2: StoreElement(Operation.StoreElement2); return true;
            case Code.Stelem_I4 or Code.Stelem_I or Code.Stelem_R4: StoreElement(Operation.StoreElement4); return true;
            case Code.Stelem_I8 or Code.Stelem_R8: StoreElement(Operation.StoreElement8); return true;
            case Code.Stelem_Ref: StoreElement(Operation.StoreElementReference); return true;
            case Code.Stelem_Any: StoreElement(StoreOf((TypeReference)_at.Operand)); return true;
            case Code.Ldelema: LoadElementAddress((TypeReference)_at.Operand); return true;
            case Code.Ldlen:
                PopReference();
                Emit(Operation.ArrayLength);
                Push(SlotKind.I4);
                return true;
            case Code.Newarr:
                PopNumber();
                EmitOperand(Operation.NewArray, new ArraySite((TypeReference)_at.Operand, _program));
                Push(SlotKind.Reference, new ArrayType((TypeReference)_at.Operand));
                return true;
            default: return false;
        }
    }

    private void LoadElement(Operation operation, SlotKind kind)
    {
        PopNumber();
        TypeReference? element = (PopReference().Type as ArrayType)?.ElementType;
        Emit(operation);
        // ldelem.i8 serves ulong[] too, whose elements carry the unsigned tag.
        if (kind == SlotKind.I8 && element is not null)
            kind = SlotOf(element).Kind;
        Push(kind, element);
    }

    private void LoadElementOf(TypeReference type)
    {
        Slot slot = SlotOf(type);
        Operation operation = slot.Kind switch
        {
            SlotKind.Reference => Operation.LoadElementReference,
            SlotKind.Struct => Operation.LoadElementStruct,
            SlotKind.I8 or SlotKind.U8 or SlotKind.R8 => Operation.LoadElement8,
            _ => ValueKinds.Of(type) switch
            {
                ValueKind.I1 => Operation.LoadElementI1,
                ValueKind.U1 or ValueKind.Boolean => Operation.LoadElementU1,
                ValueKind.I2 => Operation.LoadElementI2,
                ValueKind.U2 or ValueKind.Char => Operation.LoadElementU2,
                _ => Operation.LoadElement4,
            },
        };
        LoadElement(operation, slot.Kind);
    }

    private static Operation StoreOf(TypeReference type) => ValueKinds.Of(type) switch
    {
        ValueKind.Reference => Operation.StoreElementReference,
        ValueKind.Struct => Operation.StoreElementStruct,
        ValueKind.I8 or ValueKind.U8 or ValueKind.R8 or ValueKind.Ticks => Operation.StoreElement8,
        ValueKind.I1 or ValueKind.U1 or ValueKind.Boolean => Operation.StoreElement1,
        ValueKind.I2 or ValueKind.U2 or ValueKind.Char => Operation.StoreElement2,
        _ => Operation.StoreElement4,
    };

    private void StoreElement(Operation operation)
    {
        PopAs(operation is Operation.StoreElementReference or Operation.StoreElementStruct ? ValueKind.Reference : ValueKind.I4);
        PopNumber();
        PopReference();
        Emit(operation);
    }

    private void LoadElementAddress(TypeReference type)
    {
        PopNumber();
        PopReference();
        // A pointer to a struct is the struct's object itself.
        Emit(ValueKinds.Of(type) == ValueKind.Struct ? Operation.LoadElementReference : Operation.LoadElementAddress);
        Push(SlotKind.ByReference, type);
    }
}
