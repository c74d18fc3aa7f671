using System;
using System.Collections.Generic;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public abstract class Optimizer : IDisposable
        {
            internal Optimizer() => throw new NotSupportedException(Contract.Message);

            public virtual IEnumerable<ILearningRateController> ParamGroups => throw new NotSupportedException(Contract.Message);

            public void Dispose() => throw new NotSupportedException(Contract.Message);

            public virtual void zero_grad() => throw new NotSupportedException(Contract.Message);

            public abstract Tensor step(Func<Tensor>? closure = null);
        }
    }
}
