using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Sequential : nn.Module<Tensor, Tensor>
{
    internal Sequential() => throw new NotSupportedException(Contract.Message);

    public override Tensor forward(Tensor tensor) => throw new NotSupportedException(Contract.Message);
}
