using System;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor : IDisposable
    {
        internal Tensor() => throw new NotSupportedException(Contract.Message);

        public void Dispose() => throw new NotSupportedException(Contract.Message);

        public void backward() => throw new NotSupportedException(Contract.Message);

        public Tensor contiguous() => throw new NotSupportedException(Contract.Message);

        public Tensor cpu() => throw new NotSupportedException(Contract.Message);

        public TensorAccessor<T> data<T>()
            where T : unmanaged => throw new NotSupportedException(Contract.Message);

        public Tensor detach() => throw new NotSupportedException(Contract.Message);

        public T item<T>()
            where T : unmanaged => throw new NotSupportedException(Contract.Message);
    }
}
