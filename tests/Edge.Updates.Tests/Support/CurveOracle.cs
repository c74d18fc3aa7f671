using System;
using System.Numerics;

namespace Edge.Updates.Tests.Support;

/// <summary>P-256 from its definition, in big integers: for keys and signatures that no library makes.</summary>
internal static class CurveOracle
{
    public static readonly BigInteger P = Hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    public static readonly BigInteger N = Hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    public static readonly (BigInteger X, BigInteger Y) G = (
        Hex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"), Hex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"));

    private static readonly BigInteger B = Hex("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");

    public static BigInteger Mod(BigInteger a, BigInteger m) => ((a % m) + m) % m;

    public static BigInteger Inverse(BigInteger a, BigInteger m) => BigInteger.ModPow(Mod(a, m), m - 2, m);

    /// <summary>The sum of two points; null is the point at infinity.</summary>
    public static (BigInteger X, BigInteger Y)? Add((BigInteger X, BigInteger Y)? a, (BigInteger X, BigInteger Y)? b)
    {
        if (a is not { } p || b is not { } q)
            return a ?? b;
        if (p.X == q.X && Mod(p.Y + q.Y, P).IsZero)
            return null;
        BigInteger slope = p == q ? (3 * p.X * p.X - 3) * Inverse(2 * p.Y, P) : (q.Y - p.Y) * Inverse(q.X - p.X, P);
        BigInteger x = Mod(slope * slope - p.X - q.X, P);
        return (x, Mod(slope * (p.X - x) - p.Y, P));
    }

    public static (BigInteger X, BigInteger Y)? Multiply(BigInteger k, (BigInteger X, BigInteger Y) point)
    {
        (BigInteger X, BigInteger Y)? sum = null, power = point;
        for (k = Mod(k, N); !k.IsZero; k >>= 1)
        {
            if (!k.IsEven)
                sum = Add(sum, power);
            power = Add(power, power);
        }
        return sum;
    }

    /// <summary>The point of an x; null where there is none.</summary>
    public static (BigInteger X, BigInteger Y)? Lift(BigInteger x)
    {
        BigInteger square = Mod(x * x * x - 3 * x + B, P), y = BigInteger.ModPow(square, (P + 1) / 4, P);
        return y * y % P == square ? (x, y) : null;
    }

    public static byte[] Bytes(BigInteger number)
    {
        byte[] bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true), all = new byte[32];
        bytes.CopyTo(all, all.Length - bytes.Length);
        return all;
    }

    public static byte[] Bytes((BigInteger X, BigInteger Y) point) => [.. Bytes(point.X), .. Bytes(point.Y)];

    public static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    /// <summary>The DER form of a signature.</summary>
    public static byte[] Der(BigInteger r, BigInteger s)
    {
        byte[] a = r.ToByteArray(isBigEndian: true), b = s.ToByteArray(isBigEndian: true);
        return [0x30, (byte)(4 + a.Length + b.Length), 2, (byte)a.Length, .. a, 2, (byte)b.Length, .. b];
    }

    private static BigInteger Hex(string digits) => BigInteger.Parse("0" + digits, System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture);
}
