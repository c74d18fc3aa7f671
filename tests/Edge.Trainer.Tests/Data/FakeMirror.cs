using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Edge.Data;

namespace Edge.Trainer.Tests.Data;

/// <summary>A mirror with given files, or one that cannot be reached.</summary>
internal sealed class FakeMirror(string name, IReadOnlyDictionary<string, byte[]>? files) : IMnistMirror
{
    public int Calls { get; private set; }

    public string Name => name;

    public Task FetchAsync(Action<MnistContent> keep, CancellationToken cancellation)
    {
        Calls++;
        if (files is null)
            throw new MirrorException("cannot be reached");
        foreach (MnistFile file in MnistFile.All)
            keep(new MnistContent(file, files[file.Name]));
        return Task.CompletedTask;
    }
}
