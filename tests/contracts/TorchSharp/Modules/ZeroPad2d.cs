using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class ZeroPad2d : nn.Module<Tensor, Tensor>
{
    internal ZeroPad2d() => throw new NotSupportedException(Contract.Message);

    public override Tensor forward(Tensor input) => throw new NotSupportedException(Contract.Message);
}
