using System.Runtime.CompilerServices;
using Edge.NanoSim.Decoding;
using Edge.NanoSim.Heap;
using Edge.NanoSim.Model;

namespace Edge.NanoSim.Execution;

/// <content>Instructions that are rarer than those of the loop. The state is in fields; true says that the frame changed.</content>
internal sealed unsafe partial class Processor
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Step(Instruction i)
    {
        switch (i.Code)
        {
            case Operation.Call: return Call((MethodSite)_body.Operands[i.B], i.A);
            case Operation.CallVirtual: return CallVirtual((MethodSite)_body.Operands[i.B]);
            case Operation.CallDelegate: return CallDelegate((MethodSite)_body.Operands[i.B]);
            case Operation.Return: return Return(0);
            case Operation.ReturnNumber or Operation.ReturnReference: return Return(1);
            case Operation.NewObject: return NewObject((MethodSite)_body.Operands[i.B]);
            case Operation.Throw: throw new NanoThrow(_references[--_sp - _numbers] as NanoObject ?? Fault("System.NullReferenceException").Thrown);
            case Operation.Rethrow: throw new NanoThrow(Caught());
            case Operation.Leave:
                _sp = _fp + _body.FixedSlots;
                Leave(_ip - 1, i.B, 0);
                return true;
            case Operation.EndFinally:
                EndFinally();
                return true;
            case Operation.EndFilter:
                EndFilter(*--_sp != 0);
                return true;
            case Operation.Switch:
                int[] targets = _body.Switches[i.B];
                long selected = (uint)*--_sp;
                _ip = Jump(ref _body.Entries[0], selected < targets.Length ? targets[selected] : _ip);
                return false;
            case Operation.Unsupported: throw new NanoSimException((string)_body.Operands[i.B]);
            case >= Operation.LoadFieldNumber and <= Operation.StoreStaticStruct: StepField(i); return false;
            case >= Operation.LoadIndirect and <= Operation.ClearStruct: StepIndirect(i); return false;
            case >= Operation.Box and <= Operation.NewDelegate: StepObject(i); return false;
            case Operation.SizeOf:
                *_sp++ = HeapLayout.ObjectBytes(((NanoClass)_body.Operands[i.B]).FieldBlocks);
                return false;
            case >= Operation.LoadElementI1 and <= Operation.NewArray: StepArray(i); return false;
            case Operation.LoadStruct: Push(Factory.Clone((NanoObject)Reference(_fp + i.A)!)); return false;
            case Operation.StoreStruct: ObjectFactory.Copy((NanoObject)Reference(--_sp)!, (NanoObject)Reference(_fp + i.A)!); return false;
            case Operation.LoadAddress:
                *_sp = _fp + i.A - _numbers;
                Reference(_sp++) = _memory;
                return false;
            case Operation.DuplicateReference:
                *_sp = _sp[-1];
                Reference(_sp) = Reference(_sp - 1);
                _sp++;
                return false;
            case Operation.BranchEqualReference or Operation.BranchNotEqualReference:
                _sp -= 2;
                bool isEqual = AreEqual(_sp) == (i.Code == Operation.BranchEqualReference);
                _ip = Jump(ref _body.Entries[0], isEqual ? i.B : _ip);
                return false;
            case Operation.CompareReference:
                _sp--;
                _sp[-1] = AreEqual(_sp - 1) == (i.A == 1) ? 1 : 0;
                return false;
            default:
                StepNumber(i);
                return false;
        }
    }

    private ref object? Reference(long* slot) => ref _references[slot - _numbers];

    private void Push(object? value) => Reference(_sp++) = value;

    private NanoObject Instance(long* slot) => Reference(slot) as NanoObject ?? throw Fault("System.NullReferenceException");

    // nanoCLR compares the text of strings and the method and target of delegates, even through object.
    private bool AreEqual(long* slots)
    {
        object? left = Reference(slots);
        object? right = Reference(slots + 1);
        return (left, right) switch
        {
            (NanoString a, NanoString b) => a.Text == b.Text,
            (NanoDelegate { List.Count: 1 } a, NanoDelegate { List.Count: 1 } b) => a.Method == b.Method && ReferenceEquals(a.Target, b.Target),
            (StackMemory or NanoArray, StackMemory or NanoArray) => ReferenceEquals(left, right) && (left is NanoArray || slots[0] == slots[1]),
            _ => ReferenceEquals(left, right),
        };
    }

    private void StepArray(Instruction i)
    {
        switch (i.Code)
        {
            case Operation.NewArray:
                var site = (ArraySite)_body.Operands[i.B];
                Reference(_sp - 1) = Factory.NewArray(site.Element, site.Kind, site.StructType, (int)_sp[-1]);
                break;
            case Operation.LoadElementStruct:
                _sp--;
                Reference(_sp - 1) = Factory.Clone((NanoObject)ArrayAt(_sp - 1, *_sp).GetReference(*_sp)!);
                break;
            case Operation.LoadElementAddress:
                _sp--;
                ArrayAt(_sp - 1, *_sp);
                _sp[-1] = *_sp;
                break;
            case Operation.StoreElementReference:
                _sp -= 3;
                NanoArray array = ArrayAt(_sp, _sp[1]);
                object? value = Reference(_sp + 2);
                if (value is NanoObject item && !TypeTest.Fits(item, array.Element))
                    throw Fault("System.InvalidCastException");
                array.SetReference(_sp[1], value);
                break;
            case Operation.StoreElementStruct:
                _sp -= 3;
                ObjectFactory.Copy((NanoObject)Reference(_sp + 2)!, (NanoObject)ArrayAt(_sp, _sp[1]).GetReference(_sp[1])!);
                break;
        }
    }

    private NanoArray ArrayAt(long* slot, long index)
    {
        if (Instance(slot) is not NanoArray array)
            throw Fault("System.InvalidCastException");
        return (ulong)index < (ulong)array.Length ? array : throw Fault("System.IndexOutOfRangeException");
    }

    private void StepField(Instruction i)
    {
        switch (i.Code)
        {
            case Operation.LoadFieldStruct: Reference(_sp - 1) = Factory.Clone((NanoObject)Instance(_sp - 1).References[i.B]!); break;
            case Operation.LoadFieldStructAddress: Reference(_sp - 1) = Instance(_sp - 1).References[i.B]; break;
            case Operation.LoadFieldAddress:
                Instance(_sp - 1);
                _sp[-1] = i.B;
                break;
            case Operation.StoreFieldNumber:
                _sp -= 2;
                Instance(_sp).Numbers[i.B] = Cut((ValueKind)i.A, _sp[1]);
                break;
            case Operation.StoreFieldReference:
                _sp -= 2;
                Instance(_sp).References[i.B] = Reference(_sp + 1);
                break;
            case Operation.StoreFieldStruct:
                _sp -= 2;
                ObjectFactory.Copy(Instance(_sp + 1), (NanoObject)Instance(_sp).References[i.B]!);
                break;
            default: StepStatic(i); break;
        }
    }

    private void StepStatic(Instruction i)
    {
        NanoObject statics = StaticsOf(i.B, out int index);
        switch (i.Code)
        {
            case Operation.LoadStaticStruct: Push(Factory.Clone((NanoObject)statics.References[index]!)); break;
            case Operation.LoadStaticStructAddress: Push(statics.References[index]); break;
            case Operation.LoadStaticAddress:
                *_sp = index;
                Push(statics);
                break;
            case Operation.StoreStaticNumber: statics.Numbers[index] = Cut((ValueKind)i.A, *--_sp); break;
            case Operation.StoreStaticReference: statics.References[index] = Reference(--_sp); break;
            default: ObjectFactory.Copy(Instance(--_sp), (NanoObject)statics.References[index]!); break;
        }
    }

    private static long Cut(ValueKind kind, long value) => kind switch
    {
        ValueKind.I1 => (sbyte)value,
        ValueKind.U1 or ValueKind.Boolean => (byte)value,
        ValueKind.I2 => (short)value,
        ValueKind.U2 or ValueKind.Char => (ushort)value,
        _ => value,
    };
}
