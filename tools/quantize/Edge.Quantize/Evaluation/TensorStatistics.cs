using System.Linq;
using System.Threading;

namespace Edge.Quantize.Evaluation;

/// <summary>What was gathered of every tensor: real sums picture by picture, so that they are added in the order of the pictures, and whole counts.</summary>
internal sealed class TensorStatistics
{
    /// <summary>Values of int8.</summary>
    public const int Levels = 256;

    private readonly TensorSums[][] _sums;
    private readonly long[][] _levels;
    private readonly Lock _gate = new();

    /// <summary>Makes room.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <param name="pictures">The pictures.</param>
    public TensorStatistics(TensorTable tensors, int pictures)
    {
        _sums = [.. Enumerable.Range(0, pictures).Select(_ => new TensorSums[tensors.Count])];
        _levels = [.. Enumerable.Range(0, tensors.Count).Select(_ => new long[Levels])];
    }

    /// <summary>The sums of a picture, one a tensor; for the thread that runs it.</summary>
    public TensorSums[] Of(int picture) => _sums[picture];

    /// <summary>Adds a thread's counts.</summary>
    public void Add(long[][] levels)
    {
        lock (_gate)
            for (int i = 0; i < levels.Length; i++)
                for (int level = 0; level < Levels; level++)
                    _levels[i][level] += levels[i][level];
    }

    /// <summary>The sums of a tensor over all pictures.</summary>
    public TensorSums Total(int tensor) => _sums.Aggregate(TensorSums.None, (sum, picture) => sum + picture[tensor]);

    /// <summary>How often a tensor took each of the values from its lowest.</summary>
    public long[] LevelsOf(int tensor) => _levels[tensor];
}
