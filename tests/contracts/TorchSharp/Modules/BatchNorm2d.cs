using System;

namespace TorchSharp.Modules;

public sealed class BatchNorm2d : BatchNorm
{
    internal BatchNorm2d() => throw new NotSupportedException(Contract.Message);

}
