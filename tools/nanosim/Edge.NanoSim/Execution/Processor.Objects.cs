using Edge.NanoSim.Decoding;
using Edge.NanoSim.Heap;
using Edge.NanoSim.Model;
using Mono.Cecil;

namespace Edge.NanoSim.Execution;

/// <content>Boxes, casts, literals, delegates.</content>
internal sealed unsafe partial class Processor
{
    private void StepObject(Instruction i)
    {
        object operand = _body.Operands[i.B];
        switch (i.Code)
        {
            case Operation.Box:
                Reference(_sp - 1) = (ValueKind)i.A == ValueKind.Struct ? Factory.Clone(Instance(_sp - 1)) : Factory.NewBox((NanoClass)operand, (ValueKind)i.A, _sp[-1]);
                break;
            case Operation.UnboxNumber:
                _sp[-1] = Boxed((NanoClass)operand, (ValueKind)i.A).Value;
                break;
            case Operation.UnboxStruct:
                NanoObject boxed = Instance(_sp - 1);
                Reference(_sp - 1) = boxed.Type == operand ? Factory.Clone(boxed) : throw Fault("System.InvalidCastException");
                break;
            case Operation.Unbox:
                if (Instance(_sp - 1).Type != operand)
                    throw Fault("System.InvalidCastException");
                _sp[-1] = 0;
                break;
            case Operation.CastClass:
                if (Reference(_sp - 1) is NanoObject cast && !TypeTest.Fits(cast, (TypeReference)operand))
                    throw Fault("System.InvalidCastException");
                break;
            case Operation.IsInstance:
                if (Reference(_sp - 1) is NanoObject tested && !TypeTest.Fits(tested, (TypeReference)operand))
                    Reference(_sp - 1) = null;
                break;
            case Operation.LoadString: Push(Factory.NewLiteral((string)operand)); break;
            case Operation.LoadToken: Push(new TokenObject(_memory.Type, operand)); break;
            case Operation.LoadFunction: Push(Factory.NewDelegate((NanoMethod)operand)); break;
            case Operation.LoadVirtualFunction:
                Reference(_sp - 1) = Factory.NewDelegate(Instance(_sp - 1).Type.Virtual(((NanoMethod)operand).Definition));
                break;
            case Operation.NewDelegate: BindDelegate((NanoClass)operand); break;
        }
    }

    private NanoBox Boxed(NanoClass type, ValueKind kind)
    {
        NanoObject item = Instance(_sp - 1);
        // nanoCLR lets go what has the same number inside: an enumeration as its int.
        return item is NanoBox box && (box.Type == type || box.Kind == kind) ? box : throw Fault("System.InvalidCastException");
    }

    // ldftn has made the delegate already; newobj gives it its class and its target.
    private void BindDelegate(NanoClass type)
    {
        _sp--;
        var function = (NanoDelegate)Reference(_sp)!;
        function.Type = type;
        if (!function.Method.Definition.IsStatic)
            function.Target = Reference(_sp - 1) as NanoObject;
        Reference(_sp - 1) = function;
    }
}
