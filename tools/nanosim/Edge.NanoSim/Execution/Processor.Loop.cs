using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Edge.NanoSim.Decoding;
using Edge.NanoSim.Heap;

namespace Edge.NanoSim.Execution;

/// <content>
/// The loop over the frequent instructions. What is rare, or changes frames, is a method of its own that finds the state in fields. The loop is one method
/// and so longer than a page: the compiler keeps pointers in registers only within one.
/// </content>
internal sealed unsafe partial class Processor
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Loop()
    {
        ref object? objects = ref MemoryMarshal.GetArrayDataReference(_references);
        long* origin = _numbers;
    Reload:
        if (_depth == 0)
            return;
        ref Instruction code = ref MemoryMarshal.GetArrayDataReference(_body.Code);
        ref long entries = ref MemoryMarshal.GetArrayDataReference(_body.Entries);
        long* fp = _fp;
        long* sp = _sp;
        int ip = _ip;
        while (true)
        {
            Instruction i = Unsafe.Add(ref code, ip++);
            switch (i.Code)
            {
                case Operation.Enter: Unsafe.Add(ref entries, ip)++; break;
                case Operation.Nop: break;
                case Operation.LoadNumber: *sp++ = fp[i.A]; break;
                case Operation.LoadReference:
                    Unsafe.Add(ref objects, (nint)(sp - origin)) = Unsafe.Add(ref objects, (nint)(fp + i.A - origin));
                    *sp++ = fp[i.A];
                    break;
                case Operation.StoreNumber: fp[i.A] = *--sp; break;
                case Operation.StoreI1: fp[i.A] = (sbyte)*--sp; break;
                case Operation.StoreU1: fp[i.A] = (byte)*--sp; break;
                case Operation.StoreI2: fp[i.A] = (short)*--sp; break;
                case Operation.StoreU2: fp[i.A] = (ushort)*--sp; break;
                case Operation.StoreReference:
                    fp[i.A] = *--sp;
                    Unsafe.Add(ref objects, (nint)(fp + i.A - origin)) = Unsafe.Add(ref objects, (nint)(sp - origin));
                    break;
                case Operation.Constant: *sp++ = i.B; break;
                case Operation.WideConstant: *sp++ = _body.Wide[i.B]; break;
                case Operation.Null: Unsafe.Add(ref objects, (nint)(sp++ - origin)) = null; break;
                case Operation.Duplicate: *sp = sp[-1]; sp++; break;
                case Operation.Pop: sp--; break;

                case Operation.Branch: ip = Jump(ref entries, i.B); break;
                case Operation.BranchTrue: ip = *--sp != 0 ? Jump(ref entries, i.B) : Jump(ref entries, ip); break;
                case Operation.BranchFalse: ip = *--sp == 0 ? Jump(ref entries, i.B) : Jump(ref entries, ip); break;
                case Operation.BranchEqual: sp -= 2; ip = Jump(ref entries, sp[0] == sp[1] ? i.B : ip); break;
                case Operation.BranchNotEqual: sp -= 2; ip = Jump(ref entries, sp[0] != sp[1] ? i.B : ip); break;
                case Operation.BranchLess: sp -= 2; ip = Jump(ref entries, sp[0] < sp[1] ? i.B : ip); break;
                case Operation.BranchLessEqual: sp -= 2; ip = Jump(ref entries, sp[0] <= sp[1] ? i.B : ip); break;
                case Operation.BranchGreater: sp -= 2; ip = Jump(ref entries, sp[0] > sp[1] ? i.B : ip); break;
                case Operation.BranchGreaterEqual: sp -= 2; ip = Jump(ref entries, sp[0] >= sp[1] ? i.B : ip); break;
                case Operation.BranchLessUnsigned: sp -= 2; ip = Jump(ref entries, (ulong)sp[0] < (ulong)sp[1] ? i.B : ip); break;
                case Operation.BranchLessEqualUnsigned: sp -= 2; ip = Jump(ref entries, (ulong)sp[0] <= (ulong)sp[1] ? i.B : ip); break;
                case Operation.BranchGreaterUnsigned: sp -= 2; ip = Jump(ref entries, (ulong)sp[0] > (ulong)sp[1] ? i.B : ip); break;
                case Operation.BranchGreaterEqualUnsigned: sp -= 2; ip = Jump(ref entries, (ulong)sp[0] >= (ulong)sp[1] ? i.B : ip); break;
                case Operation.BranchTrueReference:
                    ip = Jump(ref entries, Unsafe.Add(ref objects, (nint)(--sp - origin)) is not null ? i.B : ip);
                    break;
                case Operation.BranchFalseReference:
                    ip = Jump(ref entries, Unsafe.Add(ref objects, (nint)(--sp - origin)) is null ? i.B : ip);
                    break;

                case Operation.AddI4: sp--; sp[-1] = (int)sp[-1] + (int)*sp; break;
                case Operation.AddI8: sp--; sp[-1] += *sp; break;
                case Operation.SubtractI4: sp--; sp[-1] = (int)sp[-1] - (int)*sp; break;
                case Operation.SubtractI8: sp--; sp[-1] -= *sp; break;
                case Operation.MultiplyI4: sp--; sp[-1] = (int)sp[-1] * (int)*sp; break;
                case Operation.MultiplyI8: sp--; sp[-1] *= *sp; break;
                case Operation.And: sp--; sp[-1] &= *sp; break;
                case Operation.Or: sp--; sp[-1] |= *sp; break;
                case Operation.Xor: sp--; sp[-1] ^= *sp; break;
                case Operation.Not: sp[-1] = ~sp[-1]; break;
                case Operation.ShiftLeftI4: sp--; sp[-1] = (uint)*sp < 32 ? (int)sp[-1] << (int)*sp : 0; break;
                case Operation.ShiftLeftI8: sp--; sp[-1] = (uint)*sp < 64 ? sp[-1] << (int)*sp : 0; break;
                case Operation.ShiftRightI4: sp--; sp[-1] = (int)sp[-1] >> ((uint)*sp < 32 ? (int)*sp : 31); break;
                case Operation.ShiftRightI8: sp--; sp[-1] >>= (uint)*sp < 64 ? (int)*sp : 63; break;
                case Operation.ShiftRightU4: sp--; sp[-1] = (uint)*sp < 32 ? (int)((uint)sp[-1] >> (int)*sp) : 0; break;
                case Operation.ShiftRightU8: sp--; sp[-1] = (uint)*sp < 64 ? (long)((ulong)sp[-1] >> (int)*sp) : 0; break;
                case Operation.ConvertI1: sp[-1] = (sbyte)sp[-1]; break;
                case Operation.ConvertU1: sp[-1] = (byte)sp[-1]; break;
                case Operation.ConvertI2: sp[-1] = (short)sp[-1]; break;
                case Operation.ConvertU2: sp[-1] = (ushort)sp[-1]; break;
                case Operation.ConvertI4: sp[-1] = (int)sp[-1]; break;
                case Operation.ConvertZeroExtend: sp[-1] = (uint)sp[-1]; break;
                case Operation.CompareEqual: sp--; sp[-1] = sp[-1] == *sp ? 1 : 0; break;
                case Operation.CompareLess: sp--; sp[-1] = sp[-1] < *sp ? 1 : 0; break;
                case Operation.CompareGreater: sp--; sp[-1] = sp[-1] > *sp ? 1 : 0; break;
                case Operation.CompareLessUnsigned: sp--; sp[-1] = (ulong)sp[-1] < (ulong)*sp ? 1 : 0; break;
                case Operation.CompareGreaterUnsigned: sp--; sp[-1] = (ulong)sp[-1] > (ulong)*sp ? 1 : 0; break;

                case Operation.LoadElementI1: sp--; sp[-1] = (sbyte)Element<byte>(ref objects, origin, sp, ip, sp[0]); break;
                case Operation.LoadElementU1: sp--; sp[-1] = Element<byte>(ref objects, origin, sp, ip, sp[0]); break;
                case Operation.LoadElementI2: sp--; sp[-1] = (short)Element<ushort>(ref objects, origin, sp, ip, sp[0]); break;
                case Operation.LoadElementU2: sp--; sp[-1] = Element<ushort>(ref objects, origin, sp, ip, sp[0]); break;
                case Operation.LoadElement4: sp--; sp[-1] = Element<int>(ref objects, origin, sp, ip, sp[0]); break;
                case Operation.LoadElement8: sp--; sp[-1] = Element<long>(ref objects, origin, sp, ip, sp[0]); break;
                case Operation.LoadElementReference:
                    sp--;
                    Unsafe.Add(ref objects, (nint)(sp - 1 - origin)) = Element<object?>(ref objects, origin, sp, ip, sp[0]);
                    break;
                case Operation.StoreElement1: sp -= 3; Element<byte>(ref objects, origin, sp + 1, ip, sp[1]) = (byte)sp[2]; break;
                case Operation.StoreElement2: sp -= 3; Element<ushort>(ref objects, origin, sp + 1, ip, sp[1]) = (ushort)sp[2]; break;
                case Operation.StoreElement4: sp -= 3; Element<int>(ref objects, origin, sp + 1, ip, sp[1]) = (int)sp[2]; break;
                case Operation.StoreElement8: sp -= 3; Element<long>(ref objects, origin, sp + 1, ip, sp[1]) = sp[2]; break;
                case Operation.ArrayLength:
                    if (Unsafe.Add(ref objects, (nint)(sp - 1 - origin)) is not NanoArray array)
                        throw FaultAt(ip, "System.NullReferenceException");
                    sp[-1] = array.Length;
                    break;
                case Operation.LoadFieldNumber:
                    if (Unsafe.Add(ref objects, (nint)(sp - 1 - origin)) is not { } numbered)
                        throw FaultAt(ip, "System.NullReferenceException");
                    sp[-1] = Unsafe.As<NanoObject>(numbered).Numbers[i.B];
                    break;
                case Operation.LoadFieldReference:
                    if (Unsafe.Add(ref objects, (nint)(sp - 1 - origin)) is not { } referring)
                        throw FaultAt(ip, "System.NullReferenceException");
                    Unsafe.Add(ref objects, (nint)(sp - 1 - origin)) = Unsafe.As<NanoObject>(referring).References[i.B];
                    break;
                case Operation.LoadStaticNumber: *sp++ = StaticsOf(i.B, out int number).Numbers[number]; break;
                case Operation.LoadStaticReference: Unsafe.Add(ref objects, (nint)(sp++ - origin)) = StaticsOf(i.B, out int place).References[place]; break;

                default:
                    _ip = ip;
                    _sp = sp;
                    if (Step(i))
                        goto Reload;
                    sp = _sp;
                    ip = _ip;
                    break;
            }
        }
    }

    // Counts the block that is entered; the count also tells when to look whether somebody wants the run to end.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Jump(ref long entries, int target)
    {
        if ((++Unsafe.Add(ref entries, target) & PollMask) == 0)
            Poll(target);
        return target;
    }

    // The array lies in the slot below the one given.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref T Element<T>(ref object? objects, long* origin, long* index, int ip, long at)
    {
        if (Unsafe.Add(ref objects, (nint)(index - 1 - origin)) is NanoArray<T> array && (ulong)at < (ulong)array.Data.Length)
            return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array.Data), (nint)at);
        throw ElementFault(Unsafe.Add(ref objects, (nint)(index - 1 - origin)), ip);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private NanoThrow ElementFault(object? array, int ip) =>
        FaultAt(ip, array is null ? "System.NullReferenceException" : array is NanoArray ? "System.IndexOutOfRangeException" : "System.InvalidCastException");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private NanoThrow FaultAt(int ip, string type)
    {
        _ip = ip;
        return Fault(type);
    }

    private NanoObject StaticsOf(int operand, out int index)
    {
        var site = (FieldSite)_body.Operands[operand];
        index = site.Place.Index;
        return site.Type.Statics ?? Factory.LibraryStatics(site.Type);
    }
}
