using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Dropout : nn.Module<Tensor, Tensor>
{
    internal Dropout() => throw new NotSupportedException(Contract.Message);

    public override Tensor forward(Tensor tensor) => throw new NotSupportedException(Contract.Message);
}
