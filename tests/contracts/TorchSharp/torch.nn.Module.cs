using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract class Module : IDisposable
        {
            internal Module() => throw new NotSupportedException(Contract.Message);

            public void Dispose() => throw new NotSupportedException(Contract.Message);

            public virtual void eval() => throw new NotSupportedException(Contract.Message);

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => throw new NotSupportedException(Contract.Message);

            public virtual void train(bool train = true) => throw new NotSupportedException(Contract.Message);
        }
    }
}
