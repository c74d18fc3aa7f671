using System.Diagnostics;
using System.IO;

namespace Edge.Device.Tests.Contracts;

public class ContractProgramTests
{
    [Theory]
    [InlineData("Edge.RaspberryPi.dll")]
    [InlineData("Edge.Trainer.TorchSharp.dll")]
    public void A_program_built_on_contracts_says_so(string program)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(System.AppContext.BaseDirectory, program)]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("error: Expected ", error, System.StringComparison.Ordinal);
        Assert.Contains("configuration Contract", error, System.StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }
}
