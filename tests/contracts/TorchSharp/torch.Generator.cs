using System;

namespace TorchSharp;

public static partial class torch
{
    public class Generator
    {
        private Generator() => throw new NotSupportedException(Contract.Message);
    }
}
