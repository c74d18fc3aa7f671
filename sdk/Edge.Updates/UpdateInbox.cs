using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Micro.Updates;
using Edge.Micro.Updates.Packages;
using Edge.Updates.Storage;

namespace Edge.Updates;

/// <summary>A folder that packages are put into, by scp or a card: each is installed once nobody writes to it any more, and removed. For one thread.</summary>
public sealed class UpdateInbox
{
    /// <summary>Name of the folder in the inbox that keeps the packages.</summary>
    public const string StoreFolder = "store";

    private const int MostFaults = 100;

    private readonly string _folder;
    private readonly ModelStore _store;
    private readonly int _maxBytes;
    private readonly Action<string> _say;
    private readonly HashSet<string> _faults = new(StringComparer.Ordinal);

    // Size and time of each package at the last look, and whether it was tried.
    private Dictionary<string, (long Length, DateTime Time, bool IsDone)> _seen = [];

    /// <summary>Makes it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="store">Takes the packages.</param>
    /// <param name="maxBytes">The largest file that is read.</param>
    /// <param name="say">Gets a sentence for each package that is taken or refused, and for each fault of the folder.</param>
    public UpdateInbox(string folder, ModelStore store, int maxBytes, Action<string> say)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _folder = folder;
        _store = store ?? throw new ArgumentNullException(nameof(store));
        _maxBytes = maxBytes;
        _say = say ?? throw new ArgumentNullException(nameof(say));
    }

    /// <summary>Looks once. A package is tried at the second look that finds it the same, and again only when it is another.</summary>
    /// <returns>Whether the store's model is another than before.</returns>
    public bool Look()
    {
        VerifiedModel? before = _store.Active;
        try
        {
            var seen = new Dictionary<string, (long, DateTime, bool)>();
            foreach (FileInfo file in new DirectoryInfo(_folder).EnumerateFiles('*' + PackageLayout.Extension).OrderBy(f => f.Name, StringComparer.Ordinal))
            {
                // Empty: not begun, or a pipe, which would be waited for.
                if (file.Length == 0)
                    continue;
                (long length, DateTime time) = (file.Length, file.LastWriteTimeUtc);
                _seen.TryGetValue(file.Name, out (long Length, DateTime Time, bool IsDone) last);
                bool isSame = last.Length == length && last.Time == time;
                seen[file.Name] = (length, time, isSame && (last.IsDone || Take(file)));
            }
            _seen = seen;
            // Another program may have installed one.
            _store.Refresh(Once);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Once(e.Message);
        }
        return !ReferenceEquals(before, _store.Active);
    }

    // Whether the package was judged; a disk that is full or a store in use is another matter, and it is tried again.
    private bool Take(FileInfo file)
    {
        try
        {
            VerifiedModel? before = _store.Active;
            VerifiedModel installed = _store.Install(BoundedFile.Read(file.FullName, _maxBytes));
            _say(ReferenceEquals(before, installed) ? $"{file.Name}: {installed.Title} runs already" : $"{file.Name}: {installed.Title} is installed");
        }
        catch (UpdateException e)
        {
            // It stays where it is: its owner may want to look.
            _say($"{file.Name}: {e.Message}");
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Once($"{file.Name}: {e.Message}");
            return false;
        }
        try
        {
            file.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Once($"{file.Name} cannot be removed: {e.Message}");
        }
        return true;
    }

    // What lasts for a day is said once.
    private void Once(string fault)
    {
        if (_faults.Count >= MostFaults)
            _faults.Clear();
        if (_faults.Add(fault))
            _say(fault);
    }
}
