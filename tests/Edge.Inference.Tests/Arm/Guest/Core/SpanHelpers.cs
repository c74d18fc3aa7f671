namespace System;

/// <summary>Copies and fills of structures that the compiler does not do in registers.</summary>
internal static unsafe class SpanHelpers
{
    private static void Memmove(ref byte destination, ref byte source, nuint length)
    {
        fixed (byte* to = &destination, from = &source)
            for (nuint i = 0; i < length; i++)
                to[i] = from[i];
    }

    private static void ClearWithoutReferences(ref byte destination, nuint length) => Fill(ref destination, 0, length);

    private static void Fill(ref byte destination, byte value, nuint length)
    {
        fixed (byte* to = &destination)
            for (nuint i = 0; i < length; i++)
                to[i] = value;
    }
}
