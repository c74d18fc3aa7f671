using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class CrossEntropyLoss : nn.Module
{
    internal CrossEntropyLoss() => throw new NotSupportedException(Contract.Message);

    public Tensor forward(Tensor input, Tensor target) => throw new NotSupportedException(Contract.Message);
}
