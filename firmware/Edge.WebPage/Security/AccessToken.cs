using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Edge.WebPage.Security;

/// <summary>A secret that a visitor must know: 192 random bits, compared in a time that does not depend on how much of it was guessed.</summary>
internal sealed class AccessToken
{
    private const int RandomBytes = 24;

    private readonly byte[] _hash;

    /// <summary>Takes a token that is known, for tests.</summary>
    public AccessToken(string text)
    {
        Text = text;
        _hash = Hash(text);
    }

    /// <summary>The token, of characters that need no escaping in an address.</summary>
    public string Text { get; }

    /// <summary>Makes a new one.</summary>
    public static AccessToken Create() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));

    /// <summary>Whether somebody's token is this one.</summary>
    public bool Matches(string? other) => !string.IsNullOrEmpty(other) && CryptographicOperations.FixedTimeEquals(_hash, Hash(other));

    // Of one length, whatever a visitor sends.
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
