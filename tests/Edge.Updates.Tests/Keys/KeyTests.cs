using System;
using System.IO;
using System.Security.Cryptography;
using Edge.Micro.Updates;
using Edge.Testing;
using Edge.Updates.Keys;

namespace Edge.Updates.Tests.Keys;

/// <summary>Proves that private keys are encrypted and their owner's alone, and that files of other things are refused in one sentence.</summary>
public sealed class KeyTests : IDisposable
{
    private const string Secret = "correct horse";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_key_comes_back_by_its_passphrase_only()
    {
        string path = _folder.Of("a.key.pem");
        using SigningKey key = SigningKey.Create();
        key.Save(path, Secret);
        Assert.StartsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----", File.ReadAllText(path), StringComparison.Ordinal);
        using (SigningKey again = SigningKey.Load(path, Secret))
            Assert.Equal(key.PublicPem, again.PublicPem);
        Assert.Contains("passphrase", Assert.Throws<UpdateException>(() => SigningKey.Load(path, "another")).Message, StringComparison.Ordinal);
        Assert.Throws<UpdateException>(() => SigningKey.Load(path, ""));
    }

    [SkippableFact]
    public void The_file_of_a_private_key_is_its_owners_alone()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no modes of files");
        using SigningKey key = SigningKey.Create();
        key.Save(_folder.Of("a.key.pem"), Secret);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.Of("a.key.pem")));
    }

    [Fact]
    public void A_key_is_never_replaced_and_short_passphrases_are_refused()
    {
        using SigningKey key = SigningKey.Create();
        key.Save(_folder.Of("a.key.pem"), Secret);
        Assert.Throws<IOException>(() => key.Save(_folder.Of("a.key.pem"), Secret));
        Assert.Equal("The passphrase: expected at least 8 characters, got 7; choose a longer one.", Assert.Throws<UpdateException>(() => key.Save(_folder.Of("b.key.pem"), "1234567")).Message);
        Assert.False(File.Exists(_folder.Of("b.key.pem")));
    }

    [Fact]
    public void Keys_that_others_made_without_a_passphrase_are_taken()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(_folder.Of("sec1.pem"), key.ExportECPrivateKeyPem());
        File.WriteAllText(_folder.Of("pkcs8.pem"), key.ExportPkcs8PrivateKeyPem());
        foreach (string name in new[] { "sec1.pem", "pkcs8.pem" })
            using (SigningKey read = SigningKey.Load(_folder.Of(name), ""))
                Assert.Equal(key.ExportSubjectPublicKeyInfoPem() + "\n", read.PublicPem);
    }

    [Fact]
    public void What_is_no_private_key_of_the_curve_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        using SigningKey key = SigningKey.Create();
        string[] texts = ["", "key", other.ExportPkcs8PrivateKeyPem(), rsa.ExportPkcs8PrivateKeyPem(), key.PublicPem, new string('x', 1 << 15)];
        foreach (string text in texts)
        {
            File.WriteAllText(_folder.Of("x.pem"), text);
            Assert.StartsWith(_folder.Of("x.pem") + ": expected a ", Assert.Throws<UpdateException>(() => SigningKey.Load(_folder.Of("x.pem"), Secret)).Message, StringComparison.Ordinal);
        }
        Assert.Throws<UpdateException>(() => SigningKey.Load(_folder.Of("none.pem"), Secret));
    }

    [Fact]
    public void What_is_no_public_key_of_the_curve_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using SigningKey key = SigningKey.Create();
        using var rsa = RSA.Create(2048);
        string[] texts = ["", "key", other.ExportSubjectPublicKeyInfoPem(), rsa.ExportSubjectPublicKeyInfoPem(), key.PublicPem + other.ExportSubjectPublicKeyInfoPem(), other.ExportPkcs8PrivateKeyPem(), key.PublicPem.Replace('M', 'A')];
        Assert.All(texts, text => Assert.StartsWith("The keys: expected public keys of P-256 in PEM, got ", Assert.Throws<UpdateException>(() => TrustedKeys.Parse(text)).Message, StringComparison.Ordinal));
        using TrustedKeys two = TrustedKeys.Parse("# of the workshop\n" + key.PublicPem + "\n" + Support.Packages.Key.PublicPem);
        Assert.Equal(2, two.Count);
    }

    public void Dispose() => _folder.Dispose();
}
