using System;
using System.IO;
using Edge.RaspberryPi.Settings;
using Edge.Testing;
using Edge.Updates;
using Edge.Updates.Keys;

namespace Edge.Device.Tests.RaspberryPi;

/// <summary>A folder of updates, the keys that it trusts, and packages of networks that ship.</summary>
internal sealed class UpdatePackages : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SigningKey _key = SigningKey.Create();

    public UpdatePackages()
    {
        Directory.CreateDirectory(Inbox);
        File.WriteAllText(_folder.Of("keys.pem"), _key.PublicPem);
        Settings = new ReaderSettings { UpdatesFolder = Inbox, UpdatesKeys = _folder.Of("keys.pem") };
    }

    /// <summary>The folder that packages are put into.</summary>
    public string Inbox => _folder.Of("updates");

    /// <summary>The defaults with updates on.</summary>
    public ReaderSettings Settings { get; }

    /// <summary>A path beside the folder.</summary>
    public string Of(string name) => _folder.Of(name);

    /// <summary>The package of a network that ships, without its rule: it answers whatever it is shown.</summary>
    public byte[] Make(string network, int version, string name = "digits") =>
        Make(File.ReadAllBytes(Repository.PathOf("sdk", "models", network, "model.tflite")), version, name);

    /// <summary>The package of a .tflite file, without a rule.</summary>
    public byte[] Make(byte[] model, int version, string name = "digits") => PackageSigner.Sign(name, version, "test", model, null, null, _key);

    /// <summary>Puts a package into the folder.</summary>
    public void Put(string file, byte[] package) => File.WriteAllBytes(Path.Combine(Inbox, file), package);

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }
}
