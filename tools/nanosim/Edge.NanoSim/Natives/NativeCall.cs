using System;
using Edge.NanoSim.Execution;
using Edge.NanoSim.Heap;
using Edge.NanoSim.Model;

namespace Edge.NanoSim.Natives;

/// <summary>A call of a native method: arguments by index, this first, and the result.</summary>
internal readonly unsafe ref struct NativeCall(Processor processor, NanoMethod method, long* numbers, Span<object?> references, int count)
{
    private readonly Span<object?> _references = references;

    /// <summary>The processor.</summary>
    public Processor Processor { get; } = processor;

    /// <summary>The method called.</summary>
    public NanoMethod Method { get; } = method;

    /// <summary>Number of arguments.</summary>
    public int Count { get; } = count;

    /// <summary>A number of up to 32 bits.</summary>
    public int Int(int index) => (int)numbers[index];

    /// <summary>A number of 64 bits.</summary>
    public long Long(int index) => numbers[index];

    /// <summary>A float.</summary>
    public float Single(int index) => BitConverter.Int32BitsToSingle((int)numbers[index]);

    /// <summary>A double.</summary>
    public double Double(int index) => BitConverter.Int64BitsToDouble(numbers[index]);

    /// <summary>An object or null.</summary>
    public object? Reference(int index) => _references[index];

    /// <summary>An object; null is the program's fault.</summary>
    public NanoObject Object(int index) => _references[index] as NanoObject ?? throw Processor.Fault("System.NullReferenceException");

    /// <summary>An object of a kind; null is the program's fault.</summary>
    public T Object<T>(int index)
        where T : NanoObject =>
        Object(index) as T ?? throw Processor.Fault("System.InvalidCastException");

    /// <summary>An array; null is the program's fault, by ArgumentNullException.</summary>
    public NanoArray Array(int index) => _references[index] as NanoArray ?? throw Processor.Fault("System.ArgumentNullException");

    /// <summary>A string or null.</summary>
    public string? Text(int index) => (_references[index] as NanoString)?.Text;

    /// <summary>The number that a managed pointer leads to: this of a number's method.</summary>
    public long Pointed(int index) => Object(index).GetNumber(numbers[index]);

    /// <summary>Writes through a managed pointer.</summary>
    public void SetPointed(int index, long value) => Object(index).SetNumber(numbers[index], value);

    /// <summary>Writes a reference through a managed pointer.</summary>
    public void SetPointedReference(int index, object? value) => Object(index).SetReference(numbers[index], value);

    /// <summary>The result as a number; a narrow one sign-extended from 32 bits.</summary>
    public void Return(long value) => numbers[0] = value;

    /// <summary>The result as a truth value.</summary>
    public void Return(bool value) => numbers[0] = value ? 1 : 0;

    /// <summary>The result as a float.</summary>
    public void Return(float value) => numbers[0] = BitConverter.SingleToInt32Bits(value);

    /// <summary>The result as a double.</summary>
    public void Return(double value) => numbers[0] = BitConverter.DoubleToInt64Bits(value);

    /// <summary>The result as an object.</summary>
    public void Return(NanoObject? value) => _references[0] = value;

    /// <summary>The result as a new string.</summary>
    public void Return(string? value) => _references[0] = value is null ? null : Processor.Factory.NewString(value);
}
