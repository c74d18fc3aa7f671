using System;
using System.Runtime.InteropServices;

namespace Edge.Benchmarks.OnnxRuntime;

/// <summary>A model of uint8 inputs and one uint8 output in ONNX Runtime: one thread, every optimisation, tensors made once and used again.</summary>
internal sealed unsafe class OrtSession : IDisposable
{
    private const int AllOptimisations = 99;
    private const int Sequential = 0;
    private const int Uint8 = 2;

    private readonly OrtLibrary _library;
    private readonly byte[][] _inputs;
    private readonly byte[] _output;
    private readonly byte[][] _names;
    private readonly nint[] _nameAddresses;
    private readonly nint[] _values;
    private nint _session;

    /// <summary>Loads a model.</summary>
    /// <param name="library">ONNX Runtime.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="OrtException">ONNX Runtime refuses the model.</exception>
    public OrtSession(OrtLibrary library, Int8Onnx.Int8Onnx model)
    {
        _library = library;
        // On the pinned heap ONNX Runtime reads and writes the very arrays.
        _inputs = Array.ConvertAll(model.Inputs, i => Pinned(i.Shape));
        _output = Pinned(model.OutputShape);
        _names = [.. Array.ConvertAll(model.Inputs, i => PinnedText(i.Name)), PinnedText("output")];
        _nameAddresses = Array.ConvertAll(_names, n => Marshal.UnsafeAddrOfPinnedArrayElement(n, 0));
        _values = new nint[_names.Length];
        nint options;
        Check(((delegate* unmanaged[Cdecl]<nint*, nint>)library[OrtFunction.CreateSessionOptions])(&options));
        try
        {
            Set(OrtFunction.SetIntraOpNumThreads, options, 1);
            Set(OrtFunction.SetInterOpNumThreads, options, 1);
            Set(OrtFunction.SetSessionExecutionMode, options, Sequential);
            Set(OrtFunction.SetSessionGraphOptimizationLevel, options, AllOptimisations);
            Configure(options, "session.intra_op.allow_spinning", "0");
            Configure(options, "session.inter_op.allow_spinning", "0");
            nint session;
            fixed (byte* bytes = model.Bytes)
                Check(((delegate* unmanaged[Cdecl]<nint, byte*, nuint, nint, nint*, nint>)library[OrtFunction.CreateSessionFromArray])(library.Environment, bytes, (nuint)model.Bytes.Length, options, &session));
            _session = session;
        }
        finally
        {
            library.Release(OrtFunction.ReleaseSessionOptions, options);
        }
        for (int i = 0; i < _inputs.Length; i++)
            _values[i] = Wrap(_inputs[i], model.Inputs[i].Shape);
        _values[^1] = Wrap(_output, model.OutputShape);
    }

    /// <summary>The output's elements.</summary>
    public ReadOnlySpan<byte> Output => _output;

    /// <summary>The elements of an input; write them before <see cref="Run"/>.</summary>
    public Span<byte> Input(int index) => _inputs[index];

    /// <summary>Runs on the inputs.</summary>
    /// <exception cref="OrtException">ONNX Runtime fails.</exception>
    public void Run()
    {
        int inputs = _inputs.Length;
        fixed (nint* names = _nameAddresses, values = _values)
            Check(((delegate* unmanaged[Cdecl]<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)_library[OrtFunction.Run])(
                _session, 0, names, values, (nuint)inputs, names + inputs, 1, values + inputs));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (nint value in _values)
            _library.Release(OrtFunction.ReleaseValue, value);
        Array.Clear(_values);
        _library.Release(OrtFunction.ReleaseSession, _session);
        _session = 0;
    }

    private static byte[] Pinned(long[] shape)
    {
        long length = 1;
        foreach (long dimension in shape)
            length = checked(length * dimension);
        return GC.AllocateArray<byte>(checked((int)length), pinned: true);
    }

    private static byte[] PinnedText(string text)
    {
        byte[] bytes = OrtLibrary.Text(text), pinned = GC.AllocateArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(pinned, 0);
        return pinned;
    }

    private nint Wrap(byte[] data, long[] shape)
    {
        nint memory, value;
        // OrtDeviceAllocator, OrtMemTypeDefault.
        Check(((delegate* unmanaged[Cdecl]<int, int, nint*, nint>)_library[OrtFunction.CreateCpuMemoryInfo])(0, 0, &memory));
        fixed (byte* bytes = data)
        fixed (long* dimensions = shape)
            Check(((delegate* unmanaged[Cdecl]<nint, void*, nuint, long*, nuint, int, nint*, nint>)_library[OrtFunction.CreateTensorWithDataAsOrtValue])(
                memory, bytes, (nuint)data.Length, dimensions, (nuint)shape.Length, Uint8, &value));
        _library.Release(OrtFunction.ReleaseMemoryInfo, memory);
        return value;
    }

    private void Set(OrtFunction function, nint options, int value) => Check(((delegate* unmanaged[Cdecl]<nint, int, nint>)_library[function])(options, value));

    private void Configure(nint options, string key, string value)
    {
        fixed (byte* keyText = OrtLibrary.Text(key), valueText = OrtLibrary.Text(value))
            Check(((delegate* unmanaged[Cdecl]<nint, byte*, byte*, nint>)_library[OrtFunction.AddSessionConfigEntry])(options, keyText, valueText));
    }

    private void Check(nint status) => _library.Check(status);
}
