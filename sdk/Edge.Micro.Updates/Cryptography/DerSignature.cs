using System;

namespace Edge.Micro.Updates.Cryptography;

/// <summary>The DER form of an ECDSA signature (RFC 3279, 2.2.3): a sequence of two integers.</summary>
internal static class DerSignature
{
    private const byte Sequence = 0x30;
    private const byte Integer = 0x02;
    private const int NumberLength = 32;

    /// <summary>Reads the only form that DER allows.</summary>
    /// <param name="signature">The bytes.</param>
    /// <param name="numbers">Receives r and s, 32 bytes each, the highest first.</param>
    /// <returns>False where they are something else, or a number is negative or of more than 256 bits.</returns>
    public static bool TryRead(byte[] signature, byte[] numbers)
    {
        // 70 bytes at most: a length takes one byte.
        if (signature.Length < 8 || signature.Length > 2 + 2 * (3 + NumberLength) || signature[0] != Sequence || signature[1] != signature.Length - 2)
            return false;
        int next = ReadNumber(signature, 2, numbers, 0);
        return next > 0 && ReadNumber(signature, next, numbers, NumberLength) == signature.Length;
    }

    // The index behind the integer; -1 where there is none.
    private static int ReadNumber(byte[] signature, int start, byte[] numbers, int offset)
    {
        if (start + 2 > signature.Length || signature[start] != Integer)
            return -1;
        int length = signature[start + 1], first = start + 2, end = first + length;
        if (length == 0 || end > signature.Length || signature[first] > 127)
            return -1;
        if (signature[first] == 0 && length > 1)
        {
            // A zero stands before a byte that looks negative, and nowhere else.
            if (signature[first + 1] < 128)
                return -1;
            first++;
            length--;
        }
        if (length > NumberLength)
            return -1;
        Array.Clear(numbers, offset, NumberLength);
        Array.Copy(signature, first, numbers, offset + NumberLength - length, length);
        return end;
    }
}
