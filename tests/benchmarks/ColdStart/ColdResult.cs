using Edge.Benchmarks.Measurement;

namespace Edge.Benchmarks.ColdStart;

/// <summary>From the start of a process to its end, with one inference and without.</summary>
/// <param name="Program">The program that loads a network and prints one answer.</param>
/// <param name="Answer">What it printed.</param>
/// <param name="Starts">How often each was started.</param>
/// <param name="Empty">The program that does nothing.</param>
/// <param name="First">The program that answers.</param>
/// <param name="FastProgram">A program that gives the same answer by fast kernels, which it compiles first.</param>
/// <param name="Fast">That program.</param>
internal sealed record ColdResult(string Program, string Answer, int Starts, Timing Empty, Timing First, string FastProgram, Timing Fast)
{
    /// <summary>What the project asks for, in milliseconds.</summary>
    public const double TargetMilliseconds = 25;

    /// <summary>What the first answer costs by the shortest times, in milliseconds.</summary>
    public double MillisecondsOfMin => (First.Min - Empty.Min) / 1e3;

    /// <summary>What the first answer costs by the middle times, in milliseconds.</summary>
    public double MillisecondsOfMedian => (First.Median - Empty.Median) / 1e3;

    /// <summary>Whether the middle times reach the target.</summary>
    public bool IsMet => MillisecondsOfMedian <= TargetMilliseconds;
}
