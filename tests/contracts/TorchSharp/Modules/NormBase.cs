using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    internal NormBase() => throw new NotSupportedException(Contract.Message);

    public Parameter? bias => throw new NotSupportedException(Contract.Message);

    public Parameter? weight => throw new NotSupportedException(Contract.Message);

    public Tensor? running_mean { get => throw new NotSupportedException(Contract.Message); set => throw new NotSupportedException(Contract.Message); }

    public Tensor? running_var { get => throw new NotSupportedException(Contract.Message); set => throw new NotSupportedException(Contract.Message); }
}
