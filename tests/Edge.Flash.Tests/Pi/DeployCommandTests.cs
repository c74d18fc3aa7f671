using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.Flash.Tests.Pi;

/// <summary>Proves the command as a user runs it: in a process of its own, with ssh and scp in PATH.</summary>
public class DeployCommandTests
{
    private const string Program = "Edge.RaspberryPi.Deploy.dll";

    [SkippableFact]
    public async Task It_installs_by_the_programs_of_PATH_and_says_its_steps_as_JSON()
    {
        using var pi = new StandInPi();
        pi.Fail("dotnet", "echo \"configuration=$Configuration.\" >> \"$FOLDER/calls\"");
        ProcessResult result = await RunAsync(pi, "--settle", "0", "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(["machine", "publish", "package", "copy", "settings", "log", "done"], JsonSteps.Of(result.Output));
        // A variable of the shell does not make it a build in Contract.
        Assert.Contains("configuration=.", pi.Calls);
    }

    [SkippableFact]
    public async Task A_dry_run_prints_commands_and_script_and_starts_nothing()
    {
        using var pi = new StandInPi();
        ProcessResult dry = await RunAsync(pi, "--dry-run");
        Assert.Equal((0, ""), (dry.ExitCode, dry.Error));
        Assert.Empty(pi.Calls);
        foreach (string expected in new[] { "\n  scp -q -o BatchMode=yes ", " -- pi@raspberrypi.local \"sudo -n sh -s\"\n", "\n  dotnet publish ", "sha256sum -c --quiet --strict SHA256SUMS" })
            Assert.Contains(expected, dry.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_fault_is_one_line_on_standard_error()
    {
        using var pi = new StandInPi();
        pi.Fail("ssh", "echo 'Host key verification failed.' >&2; exit 255");
        ProcessResult result = await RunAsync(pi);
        Assert.Equal((1, "", "error: Expected to ask what the machine is on pi@raspberrypi.local, got a host that this computer does not know yet; run 'ssh pi@raspberrypi.local' once and accept its key.\n"), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public async Task The_help_has_examples_and_two_tasks_are_too_many()
    {
        ProcessResult help = await ChildProcess.DotnetAsync(Program, null, "--help");
        Assert.True(Regex.Count(help.Output, "dotnet run --project firmware/raspberry-pi/deploy -- pi@raspberrypi.local") >= 3, help.Output);
        ProcessResult both = await ChildProcess.DotnetAsync(Program, null, "pi@raspberrypi.local", "--log", "--remove");
        Assert.Equal(2, both.ExitCode);
        Assert.StartsWith("error: Expected one of --log, --rollback, --remove and --dry-run, got several; give one.", both.Error, StringComparison.Ordinal);
    }

    private static Task<ProcessResult> RunAsync(StandInPi pi, params string[] arguments) => ChildProcess.DotnetAsync(
        Program,
        new Dictionary<string, string>
        {
            ["PATH"] = Path.GetDirectoryName(pi.Options.Tools.Ssh) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
            // A program that dotnet runs finds that dotnet beside itself before it looks into PATH.
            ["DOTNET_HOST_PATH"] = pi.Options.Tools.Dotnet,
            ["Configuration"] = "Contract",
        },
        ["pi@raspberrypi.local", .. arguments]);
}
