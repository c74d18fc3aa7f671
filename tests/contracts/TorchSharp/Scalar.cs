using System;

namespace TorchSharp;

public sealed class Scalar
{
    internal Scalar() => throw new NotSupportedException(Contract.Message);

    public static implicit operator Scalar(float value) => throw new NotSupportedException(Contract.Message);

    public static implicit operator Scalar(double value) => throw new NotSupportedException(Contract.Message);
}
