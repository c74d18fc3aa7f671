using System;
using System.IO;
using Edge.DigitReader;
using Edge.Micro;
using Edge.Micro.Updates;
using Edge.RaspberryPi.Settings;
using Edge.Updates;
using Edge.Updates.Keys;
using Edge.Updates.Storage;

namespace Edge.RaspberryPi.Updates;

/// <summary>The packages of networks that came to this device: a folder that they are put into, and below it the store that keeps them.</summary>
public sealed class ReaderUpdates : IDisposable
{
    private readonly ReaderSettings _settings;
    private readonly TrustedKeys _keys;
    private readonly PackageCheck _check;
    private readonly ModelStore _store;

    /// <summary>Opens keys, folder and store.</summary>
    /// <param name="settings">Settings for which <see cref="AreOn"/>.</param>
    /// <param name="say">Gets a sentence for each package of the store that does not pass.</param>
    /// <exception cref="UpdateException">The keys are none.</exception>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    public ReaderUpdates(ReaderSettings settings, Action<string> say)
    {
        _settings = settings ?? throw new ArgumentNullException(nameof(settings));
        _keys = TrustedKeys.Load(settings.UpdatesKeys!);
        _check = new PackageCheck(settings.UpdatesName, _keys) { Requirement = Require };
        _store = new ModelStore(new FolderFiles(Path.Combine(settings.UpdatesFolder!, UpdateInbox.StoreFolder)), _check);
        _store.Open(say);
    }

    /// <summary>The package that runs; null before the first.</summary>
    public VerifiedModel? Active => _store.Active;

    /// <summary>Whether settings name a folder and keys: without keys nothing can be trusted.</summary>
    public static bool AreOn(ReaderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.UpdatesFolder is not null && settings.UpdatesKeys is not null;
    }

    /// <summary>Opens updates for a reader, which goes on without them where that fails: it is in the field.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="say">Gets a sentence for each fault.</param>
    /// <returns>Null where updates are off or cannot be had.</returns>
    public static ReaderUpdates? TryOpen(ReaderSettings settings, Action<string> say)
    {
        ArgumentNullException.ThrowIfNull(say);
        if (!AreOn(settings))
        {
            if (settings.UpdatesFolder is not null)
                say("updates.keys: expected a file of public keys as updates.folder is set, got none; updates are off");
            return null;
        }
        try
        {
            return new ReaderUpdates(settings, say);
        }
        catch (Exception e) when (e is UpdateException or IOException or UnauthorizedAccessException)
        {
            say($"{e.Message} Updates are off");
            return null;
        }
    }

    /// <summary>Makes the classifier of a package.</summary>
    public static ModelClassifier MakeClassifier(VerifiedModel package)
    {
        ArgumentNullException.ThrowIfNull(package);
        return new ModelClassifier(package.Model, package.Rule, package.Gate);
    }

    /// <summary>Installs a package; a reader that runs takes it at its next look.</summary>
    /// <param name="file">The package.</param>
    /// <exception cref="UpdateException">It is refused.</exception>
    /// <exception cref="IOException">It cannot be read or kept.</exception>
    public VerifiedModel Install(string file)
    {
        long length = new FileInfo(file).Length;
        if (length > _check.MaxBytes)
            throw new UpdateException($"{file}: expected a package of at most {_check.MaxBytes} bytes, got {length}; name another file.");
        return _store.Install(File.ReadAllBytes(file));
    }

    /// <summary>Looks into the folder from time to time.</summary>
    /// <param name="say">Gets a sentence for each package that is taken or refused.</param>
    /// <param name="onChange">Gets the package that is to run from now on, on a thread of its own.</param>
    /// <param name="period">Time from one look to the next; null for the usual one.</param>
    public UpdateWatch Watch(Action<string> say, Action<VerifiedModel> onChange, TimeSpan? period = null) =>
        new(new UpdateInbox(_settings.UpdatesFolder!, _store, _check.MaxBytes, say), () => onChange(_store.Active!), period);

    /// <inheritdoc/>
    public void Dispose() => _keys.Dispose();

    private static void Require(VerifiedModel package)
    {
        int classes = MakeClassifier(package).Classes;
        if (classes != ModelSwitch.DigitClasses)
            throw new InvalidModelException($"expected a network of {ModelSwitch.DigitClasses} classes, got {classes}; package one for digits.");
    }
}
