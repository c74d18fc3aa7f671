using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Edge.Micro.Updates;
using Edge.Micro.Updates.Packages;
using Edge.Updates.Storage;

namespace Edge.Updates;

/// <summary>
/// The packages that a device has: the one that runs and the one before it. Each is a file that is named for its version and never changed; the newest that
/// passes every check is the one that runs. A power cut at any moment leaves one of them. For any thread.
/// </summary>
/// <example>
/// <code>
/// using TrustedKeys keys = TrustedKeys.Load("keys.pem");
/// var store = new ModelStore(new FolderFiles("models"), new PackageCheck("digits", keys));
/// VerifiedModel? running = store.Open(Console.Error.WriteLine);
/// running = store.Install(File.ReadAllBytes("digits-7.edgemodel"));
/// </code>
/// </example>
public sealed class ModelStore
{
    private const string Prefix = "model-";
    private const string Incoming = "incoming.tmp";
    private const int Piece = 1 << 16;

    // Longer than the check of the largest network on a slow device.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly IStoreFiles _files;
    private readonly PackageCheck _check;
    private readonly Lock _lock = new();
    private readonly HashSet<int> _refused = [];
    private byte[] _activeBytes = [];

    /// <summary>Makes a store; nothing is read yet.</summary>
    /// <param name="files">Where packages are kept.</param>
    /// <param name="check">Which are taken.</param>
    public ModelStore(IStoreFiles files, PackageCheck check)
    {
        _files = files ?? throw new ArgumentNullException(nameof(files));
        _check = check ?? throw new ArgumentNullException(nameof(check));
    }

    /// <summary>The package that runs; null before the first.</summary>
    public VerifiedModel? Active { get; private set; }

    /// <summary>Takes the newest package that passes every check, and removes what a power cut has left.</summary>
    /// <param name="say">Gets a sentence for each newer package that does not pass.</param>
    /// <returns><see cref="Active"/>.</returns>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public VerifiedModel? Open(Action<string>? say = null)
    {
        lock (_lock)
        {
            // Where another program is at work, what is incoming is its own.
            using (IDisposable? hold = _files.TryLock())
                if (hold is not null)
                    Remove([Incoming]);
            _refused.Clear();
            TakeNewest(0, say);
            return Active;
        }
    }

    /// <summary>Looks whether another program has installed a newer package.</summary>
    /// <param name="say">Gets a sentence for each newer package that does not pass.</param>
    /// <returns>Whether <see cref="Active"/> is another than before.</returns>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public bool Refresh(Action<string>? say = null)
    {
        lock (_lock)
            return TakeNewest(Active?.Manifest.Version ?? 0, say);
    }

    /// <summary>Verifies a package, keeps it and makes it the one that runs.</summary>
    /// <param name="package">The whole file.</param>
    /// <returns><see cref="Active"/>: the package, or the one of the same bytes that was there.</returns>
    /// <exception cref="UpdateException">It is refused, or older than the one that runs; the one that runs goes on.</exception>
    /// <exception cref="IOException">It cannot be kept, or another program changes the store; the one that runs goes on.</exception>
    public VerifiedModel Install(byte[] package)
    {
        ArgumentNullException.ThrowIfNull(package);
        VerifiedModel verified = _check.Verify(package);
        lock (_lock)
        {
            using IDisposable hold = Hold();
            TakeNewest(Active?.Manifest.Version ?? 0, null);
            if (Active is { } active && verified.Manifest.Version <= active.Manifest.Version)
            {
                if (package.AsSpan().SequenceEqual(_activeBytes))
                    return active;
                throw new UpdateException($"The package: expected a version above {active.Manifest.Version}, which runs, got {verified.Manifest.Version}; give it a higher number and sign it again.");
            }
            Keep(package, NameOf(verified.Manifest.Version));
            int? previous = Active?.Manifest.Version;
            (Active, _activeBytes) = (verified, package);
            Remove(_files.List().Where(name => VersionOf(name) is { } version && version != verified.Manifest.Version && version != previous));
            return verified;
        }
    }

    private static string NameOf(int version) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{version}{PackageLayout.Extension}");

    private static int? VersionOf(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(PackageLayout.Extension, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(Prefix.Length, name.Length - Prefix.Length - PackageLayout.Extension.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int version)
            ? version
            : null;

    // The file has its name only when every byte of it is on the disk, and counts only when the name is.
    private void Keep(byte[] package, string name)
    {
        using (IStoreFile file = _files.Create(Incoming))
        {
            for (int start = 0; start < package.Length; start += Piece)
                file.Write(package.AsSpan(start, Math.Min(Piece, package.Length - start)));
            file.Flush();
        }
        // A disk that lies is noticed here and not at the next start.
        if (!_files.Read(Incoming, _check.MaxBytes).AsSpan().SequenceEqual(package))
            throw new IOException("The package: expected to read it from the disk as it was written, got other bytes; look after the disk.");
        _files.Rename(Incoming, name);
        _files.FlushNames();
    }

    private bool TakeNewest(int above, Action<string>? say)
    {
        List<int> versions = [.. _files.List().Select(VersionOf).OfType<int>().Where(version => version > above && !_refused.Contains(version)).OrderDescending()];
        foreach (int version in versions)
        {
            try
            {
                byte[] bytes = _files.Read(NameOf(version), _check.MaxBytes);
                VerifiedModel verified = _check.Verify(bytes);
                if (verified.Manifest.Version != version)
                    throw new UpdateException($"expected version {version}, got {verified.Manifest.Version}; leave the store's files as they are.");
                (Active, _activeBytes) = (verified, bytes);
                return true;
            }
            catch (Exception e) when (e is UpdateException or IOException)
            {
                // Its file does not change: no look every two seconds has to read it again.
                _refused.Add(version);
                say?.Invoke($"{NameOf(version)} is passed over: {e.Message}");
            }
        }
        return false;
    }

    private IDisposable Hold()
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            if (_files.TryLock() is { } hold)
                return hold;
            if (Stopwatch.GetElapsedTime(start) > Patience)
                throw new IOException($"The store: expected no other program to change it for {Patience.TotalSeconds} seconds, got one that does; end it and try again.");
            Thread.Sleep(Pause);
        }
    }

    private void Remove(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            try
            {
                _files.Delete(name);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It takes room and does no harm: the next update tries again.
            }
        }
    }
}
