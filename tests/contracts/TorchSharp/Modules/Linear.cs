using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Linear : nn.Module<Tensor, Tensor>
{
    internal Linear() => throw new NotSupportedException(Contract.Message);

    public Parameter? bias { get => throw new NotSupportedException(Contract.Message); set => throw new NotSupportedException(Contract.Message); }

    public Parameter weight { get => throw new NotSupportedException(Contract.Message); set => throw new NotSupportedException(Contract.Message); }

    public override Tensor forward(Tensor tensor) => throw new NotSupportedException(Contract.Message);
}
