using System;

namespace Edge.Micro.Updates.Cryptography;

/// <summary>
/// Verifies ECDSA signatures over P-256 and SHA-256 (FIPS 186-4, 6.4) in integer arithmetic, some millions of instructions of an interpreter. Signatures
/// are DER, as OpenSSL and .NET write them. For one thread; the memory is that of creation.
/// </summary>
/// <remarks>What goes in is public; the time that it takes depends on it.</remarks>
public sealed class EcdsaP256
{
    /// <summary>Bytes of a public key: X and Y, the highest byte of each first.</summary>
    public const int KeyLength = 64;

    private const int NumberLength = 32;

    private readonly P256 _curve = new P256();
    private readonly CurvePoint _key = new CurvePoint();
    private readonly CurvePoint _both = new CurvePoint();
    private readonly CurvePoint _sum = new CurvePoint();
    private readonly Sha256 _sha = new Sha256();
    private readonly byte[] _hash = new byte[Sha256.Length];
    private readonly byte[] _numbers = new byte[2 * NumberLength];
    private readonly long[] _r = new long[MontgomeryField.Limbs];
    private readonly long[] _s = new long[MontgomeryField.Limbs];
    private readonly long[] _u = new long[MontgomeryField.Limbs];
    private readonly long[] _v = new long[MontgomeryField.Limbs];

    /// <summary>Makes a verifier.</summary>
    /// <param name="key">The public key: <see cref="KeyLength"/> bytes.</param>
    /// <exception cref="ArgumentException">That is no point of the curve.</exception>
    public EcdsaP256(byte[] key)
    {
        if (key.Length != KeyLength || !_curve.TrySet(_key, key, 0))
            throw new ArgumentException("Expected a public key of P-256, 64 bytes, got something else; take it from the key file again.");
        _both.Set(_curve.Generator);
        _curve.Add(_both, _key);
    }

    /// <summary>Whether a signature is the key's for a message.</summary>
    /// <param name="message">Holds the message.</param>
    /// <param name="count">Bytes of it.</param>
    /// <param name="signature">DER: a sequence of the integers r and s.</param>
    public bool Verify(byte[] message, int count, byte[] signature)
    {
        if (!DerSignature.TryRead(signature, _numbers))
            return false;
        _sha.Begin();
        _sha.Add(message, 0, count);
        _sha.End(_hash);
        MontgomeryField scalars = _curve.Scalars;
        MontgomeryField.FromBytes(_numbers, 0, _r);
        MontgomeryField.FromBytes(_numbers, NumberLength, _s);
        if (MontgomeryField.IsZero(_r) || MontgomeryField.IsZero(_s) || !scalars.Holds(_r) || !scalars.Holds(_s))
            return false;
        scalars.Enter(_s, _s);
        scalars.Invert(_s, _v);
        // Numbers that are not in Montgomery's form, multiplied by one that is, give plain products. The hash may pass the order; a product does not.
        MontgomeryField.FromBytes(_hash, 0, _u);
        scalars.Multiply(_u, _v, _u);
        scalars.Multiply(_r, _v, _v);
        Sum();
        return !_sum.IsInfinity && HasX();
    }

    // The sum of u times the generator and v times the key, bit by bit of both (Shamir's trick).
    private void Sum()
    {
        _sum.SetInfinity();
        for (int limb = MontgomeryField.Limbs - 1; limb >= 0; limb--)
        {
            long u = _u[limb], v = _v[limb];
            for (int bit = MontgomeryField.LimbBits - 1; bit >= 0; bit--)
            {
                if (!_sum.IsInfinity)
                    _curve.Double(_sum);
                int choice = (int)((u >> bit & 1) | (v >> bit & 1) << 1);
                if (choice != 0)
                    _curve.Add(_sum, choice == 1 ? _curve.Generator : choice == 2 ? _key : _both);
            }
        }
    }

    // Whether r is X / Z^2 modulo the order: X is compared with r * Z^2, and with (r + order) * Z^2 where that is a coordinate.
    private bool HasX()
    {
        MontgomeryField field = _curve.Field;
        field.Multiply(_sum.Z, _sum.Z, _v);
        field.Enter(_r, _u);
        field.Multiply(_u, _v, _u);
        if (MontgomeryField.AreEqual(_u, _sum.X))
            return true;
        if (!_curve.Scalars.TryAddModulus(_r, _u) || !field.Holds(_u))
            return false;
        field.Enter(_u, _u);
        field.Multiply(_u, _v, _u);
        return MontgomeryField.AreEqual(_u, _sum.X);
    }
}
