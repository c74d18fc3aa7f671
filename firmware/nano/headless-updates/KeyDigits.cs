namespace Edge.Nano.Headless;

/// <summary>Reads a public key as 'quantize keygen' prints it for boards.</summary>
public static class KeyDigits
{
    private const int KeyLength = 64;

    /// <summary>Reads a key.</summary>
    /// <param name="digits">128 hexadecimal digits: X and Y, 32 bytes each, the highest first.</param>
    /// <returns>The 64 bytes; null where the text is something else.</returns>
    public static byte[]? Read(string digits)
    {
        if (digits.Length != 2 * KeyLength)
            return null;
        byte[] key = new byte[KeyLength];
        for (int i = 0; i < digits.Length; i++)
        {
            int value = Value(digits[i]);
            if (value < 0)
                return null;
            key[i / 2] = (byte)((key[i / 2] << 4) | value);
        }
        return key;
    }

    private static int Value(char digit)
    {
        if (digit >= '0' && digit <= '9')
            return digit - '0';
        if (digit >= 'a' && digit <= 'f')
            return digit - 'a' + 10;
        return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
    }
}
