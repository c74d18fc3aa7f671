using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Flatten : nn.Module<Tensor, Tensor>
{
    internal Flatten() => throw new NotSupportedException(Contract.Message);

    public override Tensor forward(Tensor input) => throw new NotSupportedException(Contract.Message);
}
