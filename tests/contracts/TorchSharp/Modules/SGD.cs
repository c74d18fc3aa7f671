using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class SGD : OptimizerHelper
{
    internal SGD() => throw new NotSupportedException(Contract.Message);

    public override Tensor step(Func<Tensor>? closure = null) => throw new NotSupportedException(Contract.Message);
}
