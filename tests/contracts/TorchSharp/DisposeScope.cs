using System;

namespace TorchSharp;

public sealed class DisposeScope : IDisposable
{
    private DisposeScope() => throw new NotSupportedException(Contract.Message);

    public void Dispose() => throw new NotSupportedException(Contract.Message);
}
