using System;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.EndToEnd.Tests;

/// <summary>Proves that the benchmarks compare like with like: ONNX Runtime, an engine that is not ours, gives our answers. Times are not looked at.</summary>
public class BenchmarkCommandTests
{
    [SkippableTheory]
    [InlineData("n2")]
    [InlineData("batchnorm-aug")]
    public async Task Both_engines_run_the_same_network(string network)
    {
        string? reason = await OnnxRuntimePackage.InstallAsync();
        Skip.IfNot(reason is null, reason);
        ProcessResult compared = ChildProcess.Dotnet("benchmarks.dll", "compare", "--network", network, "--rounds", "1", "--json");
        Assert.True(compared.ExitCode == 0, compared.Error);
        JsonElement row = JsonDocument.Parse(compared.Output).RootElement.GetProperty("rows")[0];
        Assert.Equal(network, row.GetProperty("network").GetString());
        JsonElement agreement = row.GetProperty("agreement");
        Assert.InRange(agreement.GetProperty("operator").GetInt32(), 0, 1);
        Assert.InRange(agreement.GetProperty("network").GetInt32(), 0, 3);
        Assert.InRange(agreement.GetProperty("samples").GetInt32(), 10, 100);
    }

    [Fact]
    public void Every_step_of_N2_is_measured()
    {
        ProcessResult measured = ChildProcess.Dotnet("benchmarks.dll", "layers", "--network", "n2", "--rounds", "1", "--json");
        Assert.True(measured.ExitCode == 0, measured.Error);
        JsonElement rows = JsonDocument.Parse(measured.Output).RootElement.GetProperty("rows");
        long macs = 0;
        foreach (JsonElement row in rows.EnumerateArray())
            macs += row.GetProperty("macs").GetInt64();
        // What shared/design/peers.md counts for N2 without the row and column that the second pool drops.
        Assert.Equal(2_407_168, macs);
    }

    [Theory]
    [InlineData("'nothing'", "compare", "--network", "nothing")]
    [InlineData("1 to 100000", "layers", "--rounds", "0")]
    [InlineData("1 to 1000", "cold", "--starts", "1001")]
    public void A_wrong_argument_is_one_sentence(string expected, params string[] arguments)
    {
        ProcessResult result = ChildProcess.Dotnet("benchmarks.dll", arguments);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
    }
}
