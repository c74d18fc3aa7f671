using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class ReLU : nn.Module<Tensor, Tensor>
{
    internal ReLU() => throw new NotSupportedException(Contract.Message);

    public override Tensor forward(Tensor tensor) => throw new NotSupportedException(Contract.Message);
}
