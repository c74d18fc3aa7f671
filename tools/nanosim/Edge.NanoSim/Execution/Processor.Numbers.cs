using System;
using Edge.NanoSim.Decoding;
using Edge.NanoSim.Model;

namespace Edge.NanoSim.Execution;

/// <content>Division, floating point, pointers.</content>
internal sealed unsafe partial class Processor
{
    private void StepNumber(Instruction i)
    {
        switch (i.Code)
        {
            case >= Operation.DivideI4 and <= Operation.DivideU8 or >= Operation.RemainderI4 and <= Operation.RemainderU8: Divide(i.Code); break;
            case Operation.NegateI4: _sp[-1] = -(int)_sp[-1]; break;
            case Operation.NegateI8: _sp[-1] = -_sp[-1]; break;
            case Operation.NegateR4: PutSingle(_sp - 1, -Single(_sp - 1)); break;
            case Operation.NegateR8: PutDouble(_sp - 1, -Double(_sp - 1)); break;
            case Operation.ConvertFloat: ConvertFloat(i.A, (Operation)i.B); break;
            case Operation.BranchTrueFloat or Operation.BranchFalseFloat:
                _sp--;
                bool isZero = i.A == 1 ? Single(_sp) == 0 : Double(_sp) == 0;
                _ip = Jump(ref _body.Entries[0], isZero == (i.Code == Operation.BranchFalseFloat) ? i.B : _ip);
                break;
            case Operation.BranchFloat:
                _sp -= 2;
                _ip = Jump(ref _body.Entries[0], CompareFloats(i.A) ? i.B : _ip);
                break;
            case Operation.CompareFloat:
                _sp -= 2;
                *_sp = CompareFloats(i.A) ? 1 : 0;
                _sp++;
                break;
            default: FloatArithmetic(i.Code); break;
        }
    }

    private void Divide(Operation operation)
    {
        _sp--;
        long left = _sp[-1];
        long right = *_sp;
        if (right == 0)
            throw Fault("System.Exception", "division by zero (nanoFramework has no exception of its own for it)");
        // The one quotient that does not fit: Arm's division gives the dividend back and no fault.
        bool overflows = right == -1;
        _sp[-1] = operation switch
        {
            Operation.DivideI4 => overflows ? -(int)left : (int)left / (int)right,
            Operation.DivideI8 => overflows ? -left : left / right,
            Operation.DivideU4 => (int)((uint)left / (uint)right),
            Operation.DivideU8 => (long)((ulong)left / (ulong)right),
            Operation.RemainderI4 => overflows ? 0 : (int)left % (int)right,
            Operation.RemainderI8 => overflows ? 0 : left % right,
            Operation.RemainderU4 => (int)((uint)left % (uint)right),
            _ => (long)((ulong)left % (ulong)right),
        };
    }

    private void FloatArithmetic(Operation operation)
    {
        _sp--;
        if (operation is Operation.DivideR4 or Operation.RemainderR4 && Single(_sp) == 0 || operation is Operation.DivideR8 or Operation.RemainderR8 && Double(_sp) == 0)
            throw Fault("System.Exception", "division by zero (nanoFramework has no exception of its own for it)");
        switch (operation)
        {
            case Operation.AddR4: PutSingle(_sp - 1, Single(_sp - 1) + Single(_sp)); break;
            case Operation.SubtractR4: PutSingle(_sp - 1, Single(_sp - 1) - Single(_sp)); break;
            case Operation.MultiplyR4: PutSingle(_sp - 1, Single(_sp - 1) * Single(_sp)); break;
            case Operation.DivideR4: PutSingle(_sp - 1, Single(_sp - 1) / Single(_sp)); break;
            case Operation.RemainderR4: PutSingle(_sp - 1, Single(_sp - 1) % Single(_sp)); break;
            case Operation.AddR8: PutDouble(_sp - 1, Double(_sp - 1) + Double(_sp)); break;
            case Operation.SubtractR8: PutDouble(_sp - 1, Double(_sp - 1) - Double(_sp)); break;
            case Operation.MultiplyR8: PutDouble(_sp - 1, Double(_sp - 1) * Double(_sp)); break;
            case Operation.DivideR8: PutDouble(_sp - 1, Double(_sp - 1) / Double(_sp)); break;
            case Operation.RemainderR8: PutDouble(_sp - 1, Double(_sp - 1) % Double(_sp)); break;
            default: throw new InvalidOperationException($"The operation {operation} has no implementation.");
        }
    }

    // nanoCLR's order of floats: with a NaN the first is the larger, and two infinities are equal whatever their signs.
    private bool CompareFloats(int code)
    {
        bool isSingle = (code & 1) != 0;
        double left = isSingle ? Single(_sp) : Double(_sp);
        double right = isSingle ? Single(_sp + 1) : Double(_sp + 1);
        int order = double.IsNaN(left) || double.IsNaN(right) ? 1
            : double.IsInfinity(left) && double.IsInfinity(right) ? 0
            : left.CompareTo(right);
        return (code >> 1) switch
        {
            0 => order == 0,
            1 or 6 => order >= 0,
            2 or 7 => order > 0,
            3 or 8 => order <= 0,
            4 or 9 => order < 0,
            _ => order != 0,
        };
    }

    // A code of the decoder: source, destination, whether the source is read as unsigned; then a narrowing.
    private void ConvertFloat(int code, Operation narrow)
    {
        long* slot = _sp - 1;
        var from = (SlotKind)(code >> 5);
        var to = (SlotKind)((code >> 1) & 15);
        double value = from switch
        {
            SlotKind.R4 => Single(slot),
            SlotKind.R8 => Double(slot),
            SlotKind.I4 or SlotKind.U4 => (code & 1) != 0 ? (uint)*slot : (int)*slot,
            _ => (code & 1) != 0 ? (ulong)*slot : *slot,
        };
        if (to == SlotKind.R4)
            PutSingle(slot, (float)value);
        else if (to == SlotKind.R8)
            PutDouble(slot, value);
        else
            *slot = Narrow((long)value, narrow);
    }

    private static long Narrow(long value, Operation narrow) => narrow switch
    {
        Operation.ConvertI1 => (sbyte)value,
        Operation.ConvertU1 => (byte)value,
        Operation.ConvertI2 => (short)value,
        Operation.ConvertU2 => (ushort)value,
        Operation.ConvertI4 => (int)value,
        _ => value,
    };

    private void StepIndirect(Instruction i)
    {
        switch (i.Code)
        {
            case Operation.LoadIndirect: _sp[-1] = Cut((ValueKind)i.A, Instance(_sp - 1).GetNumber(_sp[-1])); break;
            case Operation.LoadIndirectReference: Reference(_sp - 1) = Instance(_sp - 1).GetReference(_sp[-1]); break;
            case Operation.StoreIndirect:
                _sp -= 2;
                Instance(_sp).SetNumber(*_sp, Cut((ValueKind)i.A, _sp[1]));
                break;
            case Operation.StoreIndirectReference:
                _sp -= 2;
                Instance(_sp).SetReference(*_sp, Reference(_sp + 1));
                break;
            case Operation.LoadStructIndirect: Reference(_sp - 1) = Factory.Clone(Instance(_sp - 1)); break;
            case Operation.CopyStruct:
                _sp -= 2;
                ObjectFactory.Copy(Instance(_sp + 1), Instance(_sp));
                break;
            case Operation.ClearIndirect:
                _sp--;
                Instance(_sp).SetNumber(*_sp, 0);
                break;
            case Operation.ClearIndirectReference:
                _sp--;
                Instance(_sp).SetReference(*_sp, null);
                break;
            default:
                ClearStruct(Instance(--_sp));
                break;
        }
    }

    private static void ClearStruct(Heap.NanoObject item)
    {
        Array.Clear(item.Numbers);
        for (int i = 0; i < item.References.Length; i++)
        {
            if (item.Type.Structs.Exists(f => f.Index == i))
                ClearStruct((Heap.NanoObject)item.References[i]!);
            else
                item.References[i] = null;
        }
    }

    private static float Single(long* slot) => BitConverter.Int32BitsToSingle((int)*slot);

    private static double Double(long* slot) => BitConverter.Int64BitsToDouble(*slot);

    private static void PutSingle(long* slot, float value) => *slot = BitConverter.SingleToInt32Bits(value);

    private static void PutDouble(long* slot, double value) => *slot = BitConverter.DoubleToInt64Bits(value);
}
