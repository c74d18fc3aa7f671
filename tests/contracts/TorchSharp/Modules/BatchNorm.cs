using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract class BatchNorm : NormBase
{
    internal BatchNorm() => throw new NotSupportedException(Contract.Message);

    public override Tensor forward(Tensor input) => throw new NotSupportedException(Contract.Message);
}
