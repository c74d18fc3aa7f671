using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Edge.Benchmarks.Measurement;
using Edge.Cli;
using Edge.Testing;

namespace Edge.Benchmarks.ColdStart;

/// <summary>Starts programs that answer once and an empty one in turn, all published ReadyToRun.</summary>
internal static class ColdRun
{
    private const string Sample = "IntroQuickStart";
    private const string FastSample = "IntroClassify";
    private const int WarmUps = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Publishes, which takes a minute, and measures.</summary>
    /// <param name="starts">How often each is started.</param>
    /// <param name="round">Told each round that is over; may be null.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="UserErrorException">A program cannot be published, or fails.</exception>
    public static async Task<ColdResult> RunAsync(int starts, Action? round, CancellationToken cancellation)
    {
        using var folder = new TemporaryFolder();
        var publisher = new Publisher(folder.Path);
        string empty = await publisher.PublishEmptyAsync(cancellation).ConfigureAwait(false);
        string program = await publisher.PublishAsync(Repository.PathOf("sdk", "samples", Sample), cancellation).ConfigureAwait(false);
        string fastProgram = await publisher.PublishAsync(Repository.PathOf("sdk", "samples", FastSample), cancellation).ConfigureAwait(false);
        double[] emptyTimes = new double[starts], programTimes = new double[starts], fastTimes = new double[starts];
        string answer = "";
        for (int i = -WarmUps; i < starts; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            (double without, _) = Start(empty);
            (double with, answer) = Start(program);
            (double withFast, _) = Start(fastProgram);
            if (i >= 0)
            {
                (emptyTimes[i], programTimes[i], fastTimes[i]) = (without, with, withFast);
                round?.Invoke();
            }
        }
        if (answer.Length == 0)
            throw new UserErrorException($"Expected {Sample} to print an answer, got nothing; run it alone to see why.");
        return new ColdResult(Sample, answer, starts, Timing.Of(emptyTimes), Timing.Of(programTimes), FastSample, Timing.Of(fastTimes));
    }

    private static (double Microseconds, string Output) Start(string assembly)
    {
        var start = new ProcessStartInfo("dotnet", [assembly]) { RedirectStandardOutput = true, WorkingDirectory = Path.GetDirectoryName(assembly) };
        CpuPin.Untie();
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            throw new UserErrorException($"Expected {Path.GetFileName(assembly)} to end within {Patience.TotalSeconds} s, got no end; run it alone to see why.");
        }
        double microseconds = Stopwatch.GetElapsedTime(begin).TotalMicroseconds;
        return process.ExitCode == 0
            ? (microseconds, output.Trim())
            : throw new UserErrorException($"Expected {Path.GetFileName(assembly)} to end with exit code 0, got {process.ExitCode}; run it alone to see why.");
    }
}
