using System;
using System.Threading;

namespace Edge.Quantize.Pipeline;

/// <summary>Counts steps of a stage from many threads and tells the share done now and then.</summary>
/// <param name="stage">Name of the stage.</param>
/// <param name="count">Steps.</param>
/// <param name="progress">Told; may be null.</param>
internal sealed class StageProgress(string stage, int count, Action<string, double>? progress)
{
    private int _done;

    /// <summary>One step more.</summary>
    public void Step()
    {
        int now = Interlocked.Increment(ref _done);
        if (now % 100 == 0 || now == count)
            progress?.Invoke(stage, (double)now / count);
    }
}
