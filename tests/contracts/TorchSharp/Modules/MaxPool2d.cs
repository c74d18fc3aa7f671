using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class MaxPool2d : nn.Module<Tensor, Tensor>
{
    internal MaxPool2d() => throw new NotSupportedException(Contract.Message);

    public override Tensor forward(Tensor input) => throw new NotSupportedException(Contract.Message);
}
