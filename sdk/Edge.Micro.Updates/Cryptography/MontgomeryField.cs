namespace Edge.Micro.Updates.Cryptography;

/// <summary>
/// Arithmetic modulo an odd number of 256 bits, for an interpreter: nine limbs of 29 bits, whose products sum up in 64 bits without a carry. Numbers are
/// kept below the modulus, those of <see cref="Multiply"/> in Montgomery's form: x stands for x * 2^261.
/// </summary>
internal sealed class MontgomeryField
{
    /// <summary>Limbs of a number, the lowest first.</summary>
    public const int Limbs = 9;

    /// <summary>Bits of a limb.</summary>
    public const int LimbBits = 29;

    private const int Mask = (1 << LimbBits) - 1;
    private const int Bytes = 32;

    private readonly long[] _modulus;
    private readonly long[] _square;
    private readonly long[] _scratch = new long[Limbs];
    private readonly byte[] _exponent = new byte[Bytes];
    private readonly int _inverse;

    /// <summary>Makes the field.</summary>
    /// <param name="modulus">An odd number from 2^255 up, 32 bytes, the highest first.</param>
    public MontgomeryField(byte[] modulus)
    {
        _modulus = new long[Limbs];
        FromBytes(modulus, 0, _modulus);
        // Newton's iteration doubles the bits that are right: -1/modulus modulo 2^29.
        int inverse = 1;
        for (int i = 0; i < 5; i++)
            inverse = (int)(inverse * (2 - _modulus[0] * inverse) & Mask);
        _inverse = (1 << LimbBits) - inverse & Mask;
        // 2^522 modulo the modulus, by doubling: what takes a number into Montgomery's form.
        _square = new long[Limbs];
        _square[0] = 1;
        for (int i = 0; i < 2 * Limbs * LimbBits; i++)
            Add(_square, _square, _square);
        System.Array.Copy(modulus, 0, _exponent, 0, Bytes);
        // Odd, and of 2 at the end at least in both fields of P-256: no borrow.
        _exponent[Bytes - 1] -= 2;
    }

    /// <summary>Reads 32 bytes, the highest first.</summary>
    /// <param name="bytes">Holds them.</param>
    /// <param name="offset">Index of the first.</param>
    /// <param name="number">Receives the number.</param>
    public static void FromBytes(byte[] bytes, int offset, long[] number)
    {
        long bits = 0;
        int have = 0, limb = 0;
        for (int i = Bytes - 1; i >= 0; i--)
        {
            bits |= (long)bytes[offset + i] << have;
            have += 8;
            if (have < LimbBits)
                continue;
            number[limb++] = bits & Mask;
            bits >>= LimbBits;
            have -= LimbBits;
        }
        number[limb] = bits;
    }

    /// <summary>Whether a number is 0.</summary>
    public static bool IsZero(long[] a)
    {
        long bits = 0;
        for (int i = 0; i < Limbs; i++)
            bits |= a[i];
        return bits == 0;
    }

    /// <summary>Whether two numbers are the same.</summary>
    public static bool AreEqual(long[] a, long[] b)
    {
        long bits = 0;
        for (int i = 0; i < Limbs; i++)
            bits |= a[i] ^ b[i];
        return bits == 0;
    }

    /// <summary>Whether a number is below the modulus.</summary>
    public bool Holds(long[] a)
    {
        for (int i = Limbs - 1; i >= 0; i--)
            if (a[i] != _modulus[i])
                return a[i] < _modulus[i];
        return false;
    }

    /// <summary>r = a + modulus, not reduced.</summary>
    /// <returns>False where that has more than 261 bits.</returns>
    public bool TryAddModulus(long[] a, long[] r)
    {
        long carry = 0;
        for (int i = 0; i < Limbs; i++)
        {
            carry += a[i] + _modulus[i];
            r[i] = carry & Mask;
            carry >>= LimbBits;
        }
        return carry == 0;
    }

    /// <summary>r = a + b.</summary>
    public void Add(long[] a, long[] b, long[] r)
    {
        long carry = 0;
        for (int i = 0; i < Limbs; i++)
        {
            carry += a[i] + b[i];
            r[i] = carry & Mask;
            carry >>= LimbBits;
        }
        Reduce(r);
    }

    /// <summary>r = a - b.</summary>
    public void Subtract(long[] a, long[] b, long[] r)
    {
        long carry = 0;
        for (int i = 0; i < Limbs; i++)
        {
            carry += a[i] - b[i];
            r[i] = carry & Mask;
            carry >>= LimbBits;
        }
        if (carry == 0)
            return;
        carry = 0;
        for (int i = 0; i < Limbs; i++)
        {
            carry += r[i] + _modulus[i];
            r[i] = carry & Mask;
            carry >>= LimbBits;
        }
    }

    /// <summary>r = a * b / 2^261; <paramref name="r"/> may be one of them.</summary>
    public void Multiply(long[] a, long[] b, long[] r)
    {
        long[] n = _modulus;
        long b0 = b[0], b1 = b[1], b2 = b[2], b3 = b[3], b4 = b[4], b5 = b[5], b6 = b[6], b7 = b[7], b8 = b[8];
        long n0 = n[0], n1 = n[1], n2 = n[2], n3 = n[3], n4 = n[4], n5 = n[5], n6 = n[6], n7 = n[7], n8 = n[8];
        long t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0, t5 = 0, t6 = 0, t7 = 0, t8 = 0, inverse = _inverse;
        // A sum holds at most 18 products below 2^58 and a carry: below 2^63.
        for (int i = 0; i < Limbs; i++)
        {
            long x = a[i];
            t0 += x * b0;
            long m = t0 * inverse & Mask;
            t0 = (t0 + m * n0 >> LimbBits) + t1 + x * b1 + m * n1;
            t1 = t2 + x * b2 + m * n2;
            t2 = t3 + x * b3 + m * n3;
            t3 = t4 + x * b4 + m * n4;
            t4 = t5 + x * b5 + m * n5;
            t5 = t6 + x * b6 + m * n6;
            t6 = t7 + x * b7 + m * n7;
            t7 = t8 + x * b8 + m * n8;
            t8 = 0;
        }
        r[0] = t0 & Mask;
        t1 += t0 >> LimbBits;
        r[1] = t1 & Mask;
        t2 += t1 >> LimbBits;
        r[2] = t2 & Mask;
        t3 += t2 >> LimbBits;
        r[3] = t3 & Mask;
        t4 += t3 >> LimbBits;
        r[4] = t4 & Mask;
        t5 += t4 >> LimbBits;
        r[5] = t5 & Mask;
        t6 += t5 >> LimbBits;
        r[6] = t6 & Mask;
        t7 += t6 >> LimbBits;
        r[7] = t7 & Mask;
        r[8] = t7 >> LimbBits;
        Reduce(r);
    }

    /// <summary>Takes a number into Montgomery's form.</summary>
    public void Enter(long[] a, long[] r) => Multiply(a, _square, r);

    /// <summary>r = 1 / a, both in Montgomery's form, by Fermat's theorem: a to the modulus less 2, which has to be prime.</summary>
    public void Invert(long[] a, long[] r)
    {
        System.Array.Copy(a, _scratch, Limbs);
        System.Array.Copy(a, r, Limbs);
        // The highest bit is set: it is the copy.
        for (int bit = 8 * Bytes - 2; bit >= 0; bit--)
        {
            Multiply(r, r, r);
            if ((_exponent[Bytes - 1 - (bit >> 3)] >> (bit & 7) & 1) != 0)
                Multiply(r, _scratch, r);
        }
    }

    // From below twice the modulus to below it.
    private void Reduce(long[] r)
    {
        if (Holds(r))
            return;
        long carry = 0;
        for (int i = 0; i < Limbs; i++)
        {
            carry += r[i] - _modulus[i];
            r[i] = carry & Mask;
            carry >>= LimbBits;
        }
    }
}
