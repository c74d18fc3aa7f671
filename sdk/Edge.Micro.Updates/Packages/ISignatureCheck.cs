namespace Edge.Micro.Updates.Packages;

/// <summary>Knows whose manifests are trusted.</summary>
public interface ISignatureCheck
{
    /// <summary>Whether a trusted key has signed.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="signature">ECDSA over P-256 and SHA-256, in DER.</param>
    bool IsSigned(byte[] manifest, byte[] signature);
}
