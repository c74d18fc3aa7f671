using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Threading;
using Edge.Micro.Updates;
using Edge.Micro.Updates.Packages;

namespace Edge.Updates.Keys;

/// <summary>The public keys whose packages a device takes: several, so that a key can be replaced without a device that is left behind.</summary>
public sealed class TrustedKeys : ISignatureCheck, IDisposable
{
    private const int MaxBytes = 1 << 16;
    private const int MaxKeys = 16;
    private const string Label = "PUBLIC KEY";

    private readonly List<ECDsa> _keys = [];
    private readonly Lock _lock = new();

    private TrustedKeys()
    {
    }

    /// <summary>How many there are, at least 1.</summary>
    public int Count => _keys.Count;

    /// <summary>Reads a file of public keys in PEM (SubjectPublicKeyInfo), one behind the other, as 'quantize keygen' and OpenSSL write them.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UpdateException">It cannot be read, or holds something else than keys of P-256.</exception>
    public static TrustedKeys Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Parse(KeyFile.Read(path, MaxBytes), path);
    }

    /// <summary>Reads public keys.</summary>
    /// <param name="pem">The text.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="UpdateException">It holds something else than keys of P-256.</exception>
    public static TrustedKeys Parse(string pem, string name = "The keys")
    {
        ArgumentNullException.ThrowIfNull(pem);
        var keys = new TrustedKeys();
        ReadOnlySpan<char> rest = pem;
        while (PemEncoding.TryFind(rest, out PemFields fields))
        {
            if (!rest[fields.Label].SequenceEqual(Label) || keys._keys.Count == MaxKeys)
                throw Fault(name, keys._keys.Count == MaxKeys ? $"more than {MaxKeys} keys" : $"'{rest[fields.Label]}'");
            var key = ECDsa.Create();
            keys._keys.Add(key);
            try
            {
                key.ImportFromPem(rest[fields.Location]);
            }
            catch (Exception e) when (e is CryptographicException or ArgumentException)
            {
                throw Fault(name, "a key of another kind", e);
            }
            if (!KeyFile.IsP256(key))
                throw Fault(name, "a key of another curve");
            rest = rest[fields.Location.End..];
        }
        return keys._keys.Count > 0 ? keys : throw Fault(name, "none");
    }

    /// <inheritdoc/>
    public bool IsSigned(byte[] manifest, byte[] signature)
    {
        // Devices hold few keys; the one that fits is not named, so that it can be replaced.
        lock (_lock)
        {
            foreach (ECDsa key in _keys)
                if (key.VerifyData(manifest, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))
                    return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _keys.ForEach(key => key.Dispose());

    private static UpdateException Fault(string name, string got, Exception? cause = null)
    {
        string message = $"{name}: expected public keys of P-256 in PEM, got {got}; make a pair by 'quantize keygen' and take its .pub.pem.";
        return cause is null ? new UpdateException(message) : new UpdateException(message, cause);
    }
}
