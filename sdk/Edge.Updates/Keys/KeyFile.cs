using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using Edge.Micro.Updates;

namespace Edge.Updates.Keys;

/// <summary>What files of keys have in common.</summary>
internal static class KeyFile
{
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>Reads a small text.</summary>
    /// <exception cref="UpdateException">It cannot be read or is too large.</exception>
    public static string Read(string path, int maxBytes)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            var bytes = new byte[maxBytes + 1];
            int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= maxBytes
                ? Encoding.Latin1.GetString(bytes, 0, length)
                : throw new UpdateException($"{path}: expected a key of at most {maxBytes} bytes, got a larger file; name a file of keys in PEM.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UpdateException($"{path}: expected a file of keys in PEM, got: {e.Message} Name one that can be read.", e);
        }
    }

    /// <summary>Whether a key is of the curve that packages are signed over.</summary>
    public static bool IsP256(ECDsa key)
    {
        ECCurve curve = key.ExportParameters(includePrivateParameters: false).Curve;
        return curve.IsNamed && (curve.Oid.Value == P256 || curve.Oid.FriendlyName is "nistP256" or "ECDSA_P256");
    }
}
