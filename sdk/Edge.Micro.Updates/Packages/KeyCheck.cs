using Edge.Micro.Updates.Cryptography;

namespace Edge.Micro.Updates.Packages;

/// <summary>Trusts one key, by the arithmetic of this assembly: what a board without a library for signatures uses.</summary>
public sealed class KeyCheck : ISignatureCheck
{
    private readonly byte[] _key;

    /// <summary>Makes it.</summary>
    /// <param name="key">The public key: X and Y, 32 bytes each, as 'quantize keygen' prints them for a board.</param>
    public KeyCheck(byte[] key) => _key = key;

    /// <inheritdoc/>
    // Made for the one use: its memory is needed for the model afterwards.
    public bool IsSigned(byte[] manifest, byte[] signature) => new EcdsaP256(_key).Verify(manifest, manifest.Length, signature);
}
