using Edge.NanoSim.Model;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Edge.NanoSim.Decoding;

/// <content>Objects, calls, casts.</content>
internal sealed partial class MethodDecoder
{
    private bool TranslateObject(Code code)
    {
        switch (code)
        {
            case Code.Call: Call(false); return true;
            case Code.Callvirt: Call(true); return true;
            case Code.Newobj: NewObject(); return true;
            case Code.Ldstr:
                EmitOperand(Operation.LoadString, (string)_at.Operand);
                Push(SlotKind.Reference, _program.CoreType("System.String"));
                return true;
            case Code.Ldtoken:
                EmitOperand(Operation.LoadToken, _at.Operand);
                Push(SlotKind.Reference);
                return true;
            case Code.Ldftn:
                EmitOperand(Operation.LoadFunction, Callee((MethodReference)_at.Operand));
                Push(SlotKind.Reference);
                return true;
            case Code.Ldvirtftn:
                PopReference();
                EmitOperand(Operation.LoadVirtualFunction, Callee((MethodReference)_at.Operand));
                Push(SlotKind.Reference);
                return true;
            case Code.Castclass or Code.Isinst:
                PopReference();
                Cast(code == Code.Castclass ? Operation.CastClass : Operation.IsInstance);
                return true;
            case Code.Box: Box((TypeReference)_at.Operand); return true;
            case Code.Unbox:
                PopReference();
                EmitOperand(Operation.Unbox, _program.Class((TypeReference)_at.Operand));
                Push(SlotKind.ByReference, (TypeReference)_at.Operand);
                return true;
            case Code.Unbox_Any: UnboxAny((TypeReference)_at.Operand); return true;
            case Code.Sizeof:
                EmitOperand(Operation.SizeOf, _program.Class((TypeReference)_at.Operand));
                Push(SlotKind.I4);
                return true;
            default: return false;
        }
    }

    private NanoMethod Callee(MethodReference reference)
    {
        if (reference is GenericInstanceMethod || reference.DeclaringType is GenericInstanceType)
            throw Refuse($"uses the generic {reference.FullName}, which nanoFramework 1.x cannot run; write it for one type");
        if (reference.DeclaringType is ArrayType)
            throw Refuse("uses a multi-dimensional array, which crashes nanoCLR; use jagged or flat arrays");
        MethodDefinition? method = reference.Resolve();
        return method is null
            ? throw Refuse($"calls {reference.FullName}, which no referenced assembly has; rebuild against the same libraries")
            : _program.Method(method);
    }

    private void Call(bool isVirtual)
    {
        NanoMethod callee = Callee((MethodReference)_at.Operand);
        TypeReference? constrained = _constrained;
        _constrained = null;
        if (constrained is not null && constrained.IsValueType)
        {
            // nanoCLR ignores the prefix and finds the method by the value that the pointer leads to.
            callee = _program.Method(VirtualLookup.Find(constrained.Resolve(), callee.Definition));
            isVirtual = false;
        }
        for (int i = callee.Arguments.Length - 1; i >= 0; i--)
            PopArgument(callee, i, constrained is not null);
        MethodDefinition method = callee.Definition;
        bool isDelegate = method.DeclaringType.BaseType?.FullName == "System.MulticastDelegate" && method.Name == "Invoke";
        Operation operation = isDelegate ? Operation.CallDelegate
            : isVirtual && method.HasThis ? Operation.CallVirtual : Operation.Call;
        EmitOperand(operation, new MethodSite(callee), isVirtual && !method.IsVirtual ? 1 : 0);
        if (callee.Return != ValueKind.Void)
            Push(SlotOf(method.ReturnType));
    }

    private void PopArgument(NanoMethod callee, int index, bool isConstrained)
    {
        if (index == 0 && callee.Definition.HasThis)
        {
            Slot self = PopReference();
            if (!isConstrained && callee.Arguments[0] == ValueKind.ByReference && self.Kind == SlotKind.Reference)
                throw Refuse("calls a method of a struct on a reference; compile it again");
            return;
        }
        PopAs(callee.Arguments[index]);
    }

    private void NewObject()
    {
        NanoMethod constructor = Callee((MethodReference)_at.Operand);
        NanoClass type = _program.Class(constructor.Definition.DeclaringType);
        bool isDelegate = type.Definition.BaseType?.FullName == "System.MulticastDelegate";
        // What ldftn pushes is a delegate here and on the device, not the number that the signature says.
        for (int i = constructor.Arguments.Length - 1; i >= 1; i--)
            PopAs(isDelegate ? ValueKind.Reference : constructor.Arguments[i]);
        if (isDelegate)
            EmitOperand(Operation.NewDelegate, type);
        else
            EmitOperand(Operation.NewObject, new MethodSite(constructor) { NewType = type });
        // The constructor's object lies below its arguments for as long as it runs.
        _maxStack = System.Math.Max(_maxStack, _stack.Count + constructor.Arguments.Length + 1);
        Push(SlotOf(type.Definition));
    }

    private void Cast(Operation operation)
    {
        var type = (TypeReference)_at.Operand;
        EmitOperand(operation, type);
        Push(SlotKind.Reference, type);
    }

    private void Box(TypeReference type)
    {
        ValueKind kind = ValueKinds.Of(type);
        PopAs(kind);
        if (kind == ValueKind.Reference)
            Emit(Operation.Nop);
        else
            EmitOperand(Operation.Box, _program.Class(type), (int)kind);
        Push(SlotKind.Reference, type);
    }

    private void UnboxAny(TypeReference type)
    {
        ValueKind kind = ValueKinds.Of(type);
        PopReference();
        if (kind == ValueKind.Reference)
        {
            Cast(Operation.CastClass);
            return;
        }
        EmitOperand(kind == ValueKind.Struct ? Operation.UnboxStruct : Operation.UnboxNumber, _program.Class(type), (int)kind);
        Push(SlotOf(type));
    }
}
