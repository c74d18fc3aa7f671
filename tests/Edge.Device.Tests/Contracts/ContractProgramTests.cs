using Edge.Testing;

namespace Edge.Device.Tests.Contracts;

/// <summary>Proves that a program without the packages of its device says so and how to get them.</summary>
public class ContractProgramTests
{
    [Theory]
    [InlineData("Edge.RaspberryPi.dll")]
    [InlineData("Edge.Trainer.TorchSharp.dll")]
    public void A_program_built_on_contracts_says_so(string program)
    {
        ProcessResult result = ChildProcess.Dotnet(program);
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: Expected ", result.Error, System.StringComparison.Ordinal);
        Assert.Contains("configuration Contract", result.Error, System.StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
    }
}
