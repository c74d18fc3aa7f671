using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Edge.Benchmarks.Commands;
using Edge.Benchmarks.Measurement;
using Edge.Benchmarks.Networks;
using Edge.Benchmarks.OnnxRuntime;

namespace Edge.Benchmarks.Comparison;

/// <summary>Compares several networks.</summary>
internal static class ComparisonRun
{
    /// <summary>Runs.</summary>
    /// <param name="names">The networks; those that this machine does not have are skipped with the reason.</param>
    /// <param name="rounds">Rounds of each.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<ComparisonResult> RunAsync(IReadOnlyList<string> names, int rounds, CancellationToken cancellation)
    {
        OrtLibrary library = await OrtInstallation.LoadAsync().ConfigureAwait(false);
        var present = new List<string>();
        var skipped = new List<string>();
        foreach (string name in names)
            if (NetworkCatalog.WhyAbsent(name) is { } reason)
                skipped.Add($"{name}: {reason}");
            else
                present.Add(name);
        var rows = new List<ComparisonRow>();
        foreach (string name in present)
            rows.Add(await StatusConsole.MeasureAsync(name, rounds, step => Comparer.Compare(NetworkCatalog.Load(name), library, rounds, step, cancellation)).ConfigureAwait(false));
        return new ComparisonResult(Machine.Here(), library.Version, rounds, rows, skipped);
    }
}
