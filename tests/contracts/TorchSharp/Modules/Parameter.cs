using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public class Parameter : Tensor
{
    internal Parameter() => throw new NotSupportedException(Contract.Message);

}
