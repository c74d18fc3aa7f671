namespace TorchSharp;

public static partial class torch
{
    public enum ScalarType : sbyte
    {
        Int64 = 4,
        Float32 = 6,
    }
}
