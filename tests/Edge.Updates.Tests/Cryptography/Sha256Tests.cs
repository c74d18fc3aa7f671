using System;
using System.Security.Cryptography;
using Edge.Micro.Updates.Cryptography;

namespace Edge.Updates.Tests.Cryptography;

/// <summary>Proves that the board's SHA-256 is .NET's, for every length around its blocks and however the bytes come.</summary>
public class Sha256Tests
{
    [Fact]
    public void Every_length_gives_the_hash_of_the_library()
    {
        var random = new Random(1);
        var sha = new Sha256();
        byte[] hash = new byte[Sha256.Length];
        for (int length = 0; length < 400; length++)
        {
            byte[] bytes = new byte[length];
            random.NextBytes(bytes);
            for (int start = 0; start < length;)
            {
                int count = random.Next(1, length - start + 1);
                sha.Add(bytes, start, count);
                start += count;
            }
            sha.End(hash);
            Assert.Equal(SHA256.HashData(bytes), hash);
        }
    }

    [Fact]
    public void A_million_letters_are_the_standards_example()
    {
        byte[] letters = new byte[1_000_000], hash = new byte[Sha256.Length];
        Array.Fill(letters, (byte)'a');
        var sha = new Sha256();
        sha.Add(letters, 0, letters.Length);
        sha.End(hash);
        Assert.Equal("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", Convert.ToHexStringLower(hash));
    }

    [Fact]
    public void What_was_begun_can_be_forgotten()
    {
        var sha = new Sha256();
        byte[] hash = new byte[Sha256.Length];
        sha.Add(new byte[77], 0, 77);
        sha.Begin();
        sha.End(hash);
        Assert.Equal(SHA256.HashData([]), hash);
    }
}
