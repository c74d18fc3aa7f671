using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Conv2d : Convolution
{
    internal Conv2d() => throw new NotSupportedException(Contract.Message);

    public override Tensor forward(Tensor input) => throw new NotSupportedException(Contract.Message);
}
