using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract class OptimizerHelper : optim.Optimizer
{
    internal OptimizerHelper() => throw new NotSupportedException(Contract.Message);

}
