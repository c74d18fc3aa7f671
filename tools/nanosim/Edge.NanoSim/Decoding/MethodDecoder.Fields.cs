using Edge.NanoSim.Model;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Edge.NanoSim.Decoding;

/// <content>Fields.</content>
internal sealed partial class MethodDecoder
{
    private bool TranslateField(Code code)
    {
        switch (code)
        {
            case Code.Ldfld:
                PopReference();
                LoadField(Operation.LoadFieldNumber, Operation.LoadFieldReference, Operation.LoadFieldStruct, false);
                return true;
            case Code.Ldflda:
                PopReference();
                LoadField(Operation.LoadFieldAddress, Operation.LoadFieldAddress, Operation.LoadFieldStructAddress, true);
                return true;
            case Code.Stfld:
                StoreField(Operation.StoreFieldNumber, Operation.StoreFieldReference, Operation.StoreFieldStruct);
                PopReference();
                return true;
            case Code.Ldsfld: LoadField(Operation.LoadStaticNumber, Operation.LoadStaticReference, Operation.LoadStaticStruct, false); return true;
            case Code.Ldsflda: LoadField(Operation.LoadStaticAddress, Operation.LoadStaticAddress, Operation.LoadStaticStructAddress, true); return true;
            case Code.Stsfld: StoreField(Operation.StoreStaticNumber, Operation.StoreStaticReference, Operation.StoreStaticStruct); return true;
            default: return false;
        }
    }

    private void LoadField(Operation number, Operation reference, Operation structure, bool isAddress)
    {
        (FieldSite site, TypeReference type) = Field();
        EmitField(ValueKinds.IsNumber(site.Place.Kind) ? number : site.Place.Kind == ValueKind.Struct ? structure : reference, site);
        Push(isAddress ? new Slot(SlotKind.ByReference, type) : SlotOf(type));
    }

    private void StoreField(Operation number, Operation reference, Operation structure)
    {
        (FieldSite site, _) = Field();
        PopAs(site.Place.Kind);
        EmitField(ValueKinds.IsNumber(site.Place.Kind) ? number : site.Place.Kind == ValueKind.Struct ? structure : reference, site);
    }

    // An instance field is its index, and its kind where narrow numbers are cut to size; a static one is an operand.
    private void EmitField(Operation operation, FieldSite site)
    {
        if (_at.OpCode.Code is Code.Ldsfld or Code.Ldsflda or Code.Stsfld)
            EmitOperand(operation, site, (int)site.Place.Kind);
        else
            Emit(operation, (int)site.Place.Kind, site.Place.Index);
    }

    private (FieldSite Site, TypeReference Type) Field()
    {
        var reference = (FieldReference)_at.Operand;
        FieldDefinition? field = reference.Resolve();
        if (field is null)
            throw Refuse($"uses the field {reference.FullName}, which no referenced assembly has; rebuild against the same libraries");
        bool wantsStatic = _at.OpCode.Code is Code.Ldsfld or Code.Ldsflda or Code.Stsfld;
        if (field.IsStatic != wantsStatic)
            throw Refuse($"uses {field.FullName} as {(wantsStatic ? "a static" : "an instance")} field; compile it again");
        NanoClass type = _program.Class(field.DeclaringType);
        if (_program.IsLibrary(field.DeclaringType) && !NativeFields.Has(field))
            throw Refuse($"uses the field {field.FullName}, which the simulator does not know; use a method instead");
        return (new FieldSite(type, type.Field(field)), field.FieldType);
    }
}
