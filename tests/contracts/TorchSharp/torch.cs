using System;

namespace TorchSharp;

public static partial class torch
{
    public static bool cuda_is_available() => throw new NotSupportedException(Contract.Message);

    public static Device device(string description) => throw new NotSupportedException(Contract.Message);

    public static void set_num_threads(int num) => throw new NotSupportedException(Contract.Message);

    public static IDisposable no_grad() => throw new NotSupportedException(Contract.Message);

    public static DisposeScope NewDisposeScope() => throw new NotSupportedException(Contract.Message);

    public static Tensor tensor(float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => throw new NotSupportedException(Contract.Message);
}
