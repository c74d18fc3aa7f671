using System;
using System.Threading;

namespace Edge.Trainer.CommandLine;

/// <summary>A line on standard error that counts, where a person looks at it.</summary>
internal sealed class CountProgress(string what, int total) : IDisposable
{
    private readonly bool _shown = !Console.IsErrorRedirected;
    private int _done;
    private int _percent = -1;

    /// <summary>Counts one more; from any thread.</summary>
    public void Advance()
    {
        int percent = (int)(100L * Interlocked.Increment(ref _done) / total);
        if (_shown && Interlocked.Exchange(ref _percent, percent) != percent)
            Console.Error.Write($"\r{what}: {percent} % of {total} photographs ");
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        if (_shown)
            Console.Error.Write($"\r{new string(' ', what.Length + 40)}\r");
    }
}
