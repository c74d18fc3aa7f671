using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Adam : OptimizerHelper
{
    internal Adam() => throw new NotSupportedException(Contract.Message);

    public override Tensor step(Func<Tensor>? closure = null) => throw new NotSupportedException(Contract.Message);
}
