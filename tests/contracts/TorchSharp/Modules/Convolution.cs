using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    internal Convolution() => throw new NotSupportedException(Contract.Message);

    public Parameter? bias { get => throw new NotSupportedException(Contract.Message); set => throw new NotSupportedException(Contract.Message); }

    public Parameter weight { get => throw new NotSupportedException(Contract.Message); set => throw new NotSupportedException(Contract.Message); }
}
