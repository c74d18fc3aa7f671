using System;
using System.Collections.Generic;
using System.Numerics;
using System.Security.Cryptography;
using Edge.Micro.Updates.Cryptography;
using Edge.Updates.Tests.Support;

namespace Edge.Updates.Tests.Cryptography;

/// <summary>Proves that the board's verifier and .NET's say the same of signatures, right ones, wrong ones and those at the edges of every number.</summary>
public class EcdsaP256Tests
{
    // Chosen so that every bit of a limb is set or clear at some place: one, two, what borrows, what carries.
    private static readonly BigInteger[] Edges =
    [
        0, 1, 2, 3, CurveOracle.N - 1, CurveOracle.N - 2, CurveOracle.N, CurveOracle.N + 1, CurveOracle.P - 1, CurveOracle.P, CurveOracle.P - CurveOracle.N,
        (BigInteger.One << 29) - 1, BigInteger.One << 29, BigInteger.One << 58, (BigInteger.One << 232) - 1, BigInteger.One << 232, (BigInteger.One << 256) - 1, CurveOracle.N / 2, CurveOracle.N / 2 + 1,
    ];

    [Fact]
    public void Signatures_of_the_library_are_right_and_changed_ones_are_wrong()
    {
        var random = new Random(2);
        int right = 0, wrong = 0;
        for (int i = 0; i < 60; i++)
        {
            using ECDsa key = Key(random);
            var verifier = new EcdsaP256(PublicBytes(key));
            for (int j = 0; j < 40; j++)
            {
                byte[] message = new byte[random.Next(200)];
                random.NextBytes(message);
                byte[] signature = key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
                Assert.True(verifier.Verify(message, message.Length, signature));
                byte[] changed = (byte[])signature.Clone();
                changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
                bool expected = IsRight(key, message, changed);
                Assert.Equal(expected, verifier.Verify(message, message.Length, changed));
                Assert.False(verifier.Verify([.. message, 0], message.Length + 1, signature));
                right++;
                wrong += expected ? 0 : 1;
            }
        }
        Assert.Equal(2400, right);
        Assert.InRange(wrong, 2390, 2400);
    }

    [Fact]
    public void A_signature_is_right_for_its_own_key_only()
    {
        var random = new Random(3);
        byte[] message = [1, 2, 3];
        for (int i = 0; i < 50; i++)
        {
            using ECDsa key = Key(random), other = Key(random);
            byte[] signature = key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
            Assert.False(new EcdsaP256(PublicBytes(other)).Verify(message, message.Length, signature));
        }
    }

    [Fact]
    public void Numbers_at_the_edges_are_judged_as_the_library_does()
    {
        var random = new Random(4);
        using ECDsa key = Key(random);
        var verifier = new EcdsaP256(PublicBytes(key));
        byte[] message = [7];
        foreach (BigInteger r in Edges)
            foreach (BigInteger s in Edges)
            {
                byte[] signature = CurveOracle.Der(r, s);
                Assert.Equal(IsRight(key, message, signature), verifier.Verify(message, 1, signature));
            }
    }

    // The sum of multiples meets its own summands, their opposites and infinity.
    [Fact]
    public void Keys_that_are_small_multiples_of_the_generator_work()
    {
        var random = new Random(5);
        foreach (BigInteger d in new[] { 1, 2, CurveOracle.N - 1, CurveOracle.N / 2, BigInteger.Pow(2, 255) })
        {
            var q = CurveOracle.Multiply(d, CurveOracle.G)!.Value;
            var verifier = new EcdsaP256(CurveOracle.Bytes(q));
            foreach (BigInteger nonce in new[] { BigInteger.One, 2, CurveOracle.N - 1, Random(random) })
            {
                byte[] message = [(byte)random.Next(256), 9];
                BigInteger e = CurveOracle.Number(SHA256.HashData(message)), r = CurveOracle.Mod(CurveOracle.Multiply(nonce, CurveOracle.G)!.Value.X, CurveOracle.N);
                BigInteger s = CurveOracle.Mod(CurveOracle.Inverse(nonce, CurveOracle.N) * (e + r * d), CurveOracle.N);
                Assert.True(verifier.Verify(message, 2, CurveOracle.Der(r, s)), $"{d} {nonce}");
                Assert.True(verifier.Verify(message, 2, CurveOracle.Der(r, CurveOracle.N - s)), "the opposite nonce is as right");
                Assert.False(verifier.Verify(message, 2, CurveOracle.Der(r, CurveOracle.Mod(s + 1, CurveOracle.N))));
            }
        }
    }

    // A coordinate above the order comes once in 2^128 signatures: it is made from the end, by choosing the key.
    [Fact]
    public void A_coordinate_above_the_order_is_compared_modulo_the_order()
    {
        byte[] message = [1];
        BigInteger e = CurveOracle.Number(SHA256.HashData(message));
        int found = 0;
        for (BigInteger r = 1; found < 5; r++)
        {
            if (CurveOracle.Lift(CurveOracle.N + r) is not { } point)
                continue;
            found++;
            BigInteger s = 12345 + r;
            // Q = (s R - e G) / r
            var sum = CurveOracle.Add(CurveOracle.Multiply(s, point), CurveOracle.Multiply(-e, CurveOracle.G));
            var q = CurveOracle.Multiply(CurveOracle.Inverse(r, CurveOracle.N), sum!.Value)!.Value;
            using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = CurveOracle.Bytes(q.X), Y = CurveOracle.Bytes(q.Y) } });
            byte[] signature = CurveOracle.Der(r, s);
            Assert.True(IsRight(key, message, signature));
            Assert.True(new EcdsaP256(CurveOracle.Bytes(q)).Verify(message, 1, signature));
        }
    }

    // s R = e G + r Q is infinity where e + r d is 0.
    [Fact]
    public void A_sum_at_infinity_is_no_signature()
    {
        byte[] message = [5];
        BigInteger e = CurveOracle.Number(SHA256.HashData(message)), r = 77, d = CurveOracle.Mod(-e * CurveOracle.Inverse(r, CurveOracle.N), CurveOracle.N);
        var verifier = new EcdsaP256(CurveOracle.Bytes(CurveOracle.Multiply(d, CurveOracle.G)!.Value));
        Assert.False(verifier.Verify(message, 1, CurveOracle.Der(r, 3)));
    }

    [Fact]
    public void What_is_no_point_of_the_curve_is_no_key()
    {
        byte[] point = CurveOracle.Bytes(CurveOracle.G);
        _ = new EcdsaP256(point);
        point[63] ^= 1;
        Assert.Throws<ArgumentException>(() => new EcdsaP256(point));
        Assert.Throws<ArgumentException>(() => new EcdsaP256(new byte[64]));
        Assert.Throws<ArgumentException>(() => new EcdsaP256(new byte[63]));
        // The same point, its x written above the prime.
        Assert.Throws<ArgumentException>(() => new EcdsaP256(CurveOracle.Bytes((CurveOracle.P, 1))));
    }

    [Fact]
    public void There_is_one_form_of_a_signature()
    {
        using ECDsa key = Key(new Random(6));
        var verifier = new EcdsaP256(PublicBytes(key));
        byte[] message = [3];
        byte[] right = key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        Assert.True(verifier.Verify(message, 1, right));
        List<byte[]> others = [[], [0x30], [.. right, 0], [.. right[..^1]], [0x30, 0x81, .. right[1..]], [0x30, (byte)(right[1] + 1), 2, (byte)(right[3] + 1), 0, .. right[4..]]];
        for (int length = 0; length < right.Length; length++)
            others.Add(right[..length]);
        Assert.All(others, other => Assert.False(verifier.Verify(message, 1, other)));
    }

    private static bool IsRight(ECDsa key, byte[] message, byte[] signature) =>
        key.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    private static BigInteger Random(Random random)
    {
        byte[] bytes = new byte[32];
        random.NextBytes(bytes);
        return CurveOracle.Mod(CurveOracle.Number(bytes), CurveOracle.N - 1) + 1;
    }

    private static ECDsa Key(Random random) => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = CurveOracle.Bytes(Random(random)) });

    private static byte[] PublicBytes(ECDsa key)
    {
        ECPoint point = key.ExportParameters(includePrivateParameters: false).Q;
        return [.. point.X!, .. point.Y!];
    }
}
