using System;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract class Module<T, TResult> : Module
        {
            internal Module() => throw new NotSupportedException(Contract.Message);

            public abstract TResult forward(T input);
        }
    }
}
