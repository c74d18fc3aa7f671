using System;
using System.Threading;
using System.Threading.Tasks;

namespace Edge.Data;

/// <summary>A place that MNIST can be fetched from.</summary>
internal interface IMnistMirror
{
    /// <summary>The place's name in messages.</summary>
    string Name { get; }

    /// <summary>Fetches the four files and hands each on.</summary>
    /// <exception cref="MirrorException">The place cannot be reached or has not the files.</exception>
    Task FetchAsync(Action<MnistContent> keep, CancellationToken cancellation);
}
