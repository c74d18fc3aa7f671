using System;

namespace TorchSharp;

public static partial class torch
{
    public class Device
    {
        private Device() => throw new NotSupportedException(Contract.Message);
    }
}
