using System;
using System.IO;
using System.Security.Cryptography;
using Edge.Micro.Updates;
using Edge.Micro.Updates.Cryptography;

namespace Edge.Updates.Keys;

/// <summary>The private key that signs packages: a file in PEM (PKCS #8), encrypted by a passphrase.</summary>
public sealed class SigningKey : IDisposable
{
    /// <summary>The shortest passphrase that a new key takes.</summary>
    public const int LeastPassphrase = 8;

    private const int MaxBytes = 1 << 14;

    // What OWASP recommends for PBKDF2 with HMAC-SHA-256 (2023).
    private const int Iterations = 600_000;

    private SigningKey(ECDsa key) => Key = key;

    internal ECDsa Key { get; }

    /// <summary>Makes a new key.</summary>
    public static SigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a key.</summary>
    /// <param name="path">A file in PEM: PKCS #8, encrypted or not.</param>
    /// <param name="passphrase">The passphrase; not looked at where the key is not encrypted.</param>
    /// <exception cref="UpdateException">It cannot be read, the passphrase is wrong, or it is no private key of P-256.</exception>
    public static SigningKey Load(string path, string passphrase)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string pem = KeyFile.Read(path, MaxBytes);
        var key = ECDsa.Create();
        try
        {
            if (pem.Contains("BEGIN ENCRYPTED PRIVATE KEY", StringComparison.Ordinal))
                key.ImportFromEncryptedPem(pem, passphrase);
            else
                key.ImportFromPem(pem);
            // A public key says so here and not at the first signature.
            _ = key.ExportParameters(includePrivateParameters: true);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new UpdateException($"{path}: expected a private key of P-256 and its passphrase, got another key, file or passphrase; give those of 'quantize keygen'.", e);
        }
        if (KeyFile.IsP256(key))
            return new SigningKey(key);
        key.Dispose();
        throw new UpdateException($"{path}: expected a private key of P-256, got one of another curve; make one by 'quantize keygen'.");
    }

    /// <summary>The public half in PEM (SubjectPublicKeyInfo), for devices of .NET.</summary>
    public string PublicPem => Key.ExportSubjectPublicKeyInfoPem() + "\n";

    /// <summary>The public half as X and Y, for boards: <see cref="EcdsaP256"/>.</summary>
    public byte[] PublicBytes
    {
        get
        {
            ECPoint point = Key.ExportParameters(includePrivateParameters: false).Q;
            return [.. point.X!, .. point.Y!];
        }
    }

    /// <summary>Writes the private key to a new file that its owner alone can read.</summary>
    /// <param name="path">The file; one that is there is not replaced.</param>
    /// <param name="passphrase">Encrypts it, at least <see cref="LeastPassphrase"/> characters.</param>
    /// <exception cref="UpdateException">The passphrase is too short.</exception>
    /// <exception cref="IOException">The file is there already or cannot be written.</exception>
    public void Save(string path, string passphrase)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(passphrase);
        if (passphrase.Length < LeastPassphrase)
            throw new UpdateException($"The passphrase: expected at least {LeastPassphrase} characters, got {passphrase.Length}; choose a longer one.");
        var encryption = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, Iterations);
        string pem = Key.ExportEncryptedPkcs8PrivateKeyPem(passphrase, encryption) + "\n";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(pem);
    }

    /// <inheritdoc/>
    public void Dispose() => Key.Dispose();
}
