using System;

namespace TorchSharp.Utils;

public sealed class TensorAccessor<T>
    where T : unmanaged
{
    private TensorAccessor() => throw new NotSupportedException(Contract.Message);

    public T[] ToArray() => throw new NotSupportedException(Contract.Message);
}
