using System;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor : IDisposable
    {
        internal Tensor() => throw new NotSupportedException(Contract.Message);

        public long[] shape => throw new NotSupportedException(Contract.Message);

        public void Dispose() => throw new NotSupportedException(Contract.Message);

        public Tensor add(Scalar scalar) => throw new NotSupportedException(Contract.Message);

        public Tensor add(Tensor target) => throw new NotSupportedException(Contract.Message);

        public Tensor add(Tensor target, Scalar alpha) => throw new NotSupportedException(Contract.Message);

        public Tensor add_(Scalar scalar) => throw new NotSupportedException(Contract.Message);

        public Tensor add_(Tensor target) => throw new NotSupportedException(Contract.Message);

        public Tensor add_(Tensor target, Scalar alpha) => throw new NotSupportedException(Contract.Message);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => throw new NotSupportedException(Contract.Message);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => throw new NotSupportedException(Contract.Message);

        public Tensor clone() => throw new NotSupportedException(Contract.Message);

        public Tensor contiguous() => throw new NotSupportedException(Contract.Message);

        public Tensor copy_(Tensor source, bool nonBlocking = false) => throw new NotSupportedException(Contract.Message);

        public Tensor cpu() => throw new NotSupportedException(Contract.Message);

        public TensorAccessor<T> data<T>()
            where T : unmanaged => throw new NotSupportedException(Contract.Message);

        public Tensor detach() => throw new NotSupportedException(Contract.Message);

        public T item<T>()
            where T : unmanaged => throw new NotSupportedException(Contract.Message);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => throw new NotSupportedException(Contract.Message);

        public Tensor matmul(Tensor target) => throw new NotSupportedException(Contract.Message);

        public Tensor mean() => throw new NotSupportedException(Contract.Message);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => throw new NotSupportedException(Contract.Message);

        public Tensor mul(Scalar target) => throw new NotSupportedException(Contract.Message);

        public Tensor mul(Tensor target) => throw new NotSupportedException(Contract.Message);

        public Tensor mul_(Scalar target) => throw new NotSupportedException(Contract.Message);

        public Tensor permute(params long[] permutation) => throw new NotSupportedException(Contract.Message);

        public Tensor relu() => throw new NotSupportedException(Contract.Message);

        public Tensor requires_grad_(bool requires_grad = true) => throw new NotSupportedException(Contract.Message);

        public Tensor reshape(params long[] shape) => throw new NotSupportedException(Contract.Message);

        public Tensor sqrt() => throw new NotSupportedException(Contract.Message);

        public Tensor sub_(Tensor target) => throw new NotSupportedException(Contract.Message);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => throw new NotSupportedException(Contract.Message);
    }
}
