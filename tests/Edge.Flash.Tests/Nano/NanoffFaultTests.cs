using System;
using System.IO;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Nano.Flash.Nanoff;

namespace Edge.Flash.Tests.Nano;

/// <summary>Proves that each way in which nanoff fails becomes one sentence with the next step.</summary>
public class NanoffFaultTests
{
    [Theory]
    [InlineData("Error E6002: Couldn't access serial device.", 114, 6002)]
    [InlineData("E4003", 163, 4003)]
    [InlineData("Flashing... \nError E5022: Flash verification failed \u2014 read-back data does not match the written data.", 158, 5022)]
    [InlineData("", 0, 0)]
    [InlineData("", 5022, 5022)]
    [InlineData("Unhandled exception.", 134, NanoffCode.Unknown)]
    [InlineData("", 137, NanoffCode.Unknown)]
    public void The_code_is_the_one_that_is_written_as_Unix_cuts_exit_codes(string output, int exitCode, int expected) =>
        Assert.Equal(expected, NanoffCode.Of(new ProgramResult(exitCode, output, "", false)));

    [SkippableTheory]
    [InlineData("deploy", "echo 'FAILED!'; fault 2002 'Error executing operation with nano device.'", "got an operation on the board that failed (E2002); press RESET")]
    [InlineData("deploy", "exit 0", "Expected nanoff to deploy the application, got '")]
    [InlineData("deploy", "kill -9 $$", "got exit code 137 and '")]
    [InlineData("devicedetails", "fault 6002 \"Couldn't access serial device.\"", "got a board that another program of nanoFramework holds (E6002); close other programs that use the port")]
    [InlineData("listdevices", "fault 2001 'Error occurred with listing nano devices. (Timed out waiting for device enumeration to complete.)'", "Expected nanoff to list the boards, got no answer of nanoCLR on that port (E2001)")]
    [InlineData("version", "echo 'You must install .NET to run this application.'; exit 150", "Expected nanoff to say its version, got 'You must install .NET to run this application.'")]
    [InlineData("version", "echo 'nanoff 2.5.98' >&2; exit 0", "Expected nanoff 2.5.146 or later of version 2, got 2.5.98; run 'dotnet tool update -g nanoff'")]
    [InlineData("version", "echo 'nanoff 3.0.0-preview.1+abc' >&2; exit 0", "got 3.0.0; run 'dotnet tool update -g nanoff --version 2.*'")]
    public async Task A_failure_of_nanoff_is_a_sentence(string step, string script, string expected)
    {
        using var bench = new FlashBench();
        bench.ConnectBoard();
        bench.Nanoff.Set("fail-" + step, script);
        Assert.Contains(expected, await bench.FaultAsync(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("fault 4005 'Failed to open specified COM port.'", "got a port that cannot be opened (E4005)")]
    [InlineData("echo E4003; exit 163", "got firmware that could not be written (E4003); use a shorter cable")]
    [InlineData("echo 'Unhandled exception.'; exit 134", "got exit code 134 and '")]
    [InlineData("fault 9005 \"Can't find the target in Cloudsmith repository.\"", "got no firmware for that target (E9005); update nanoff")]
    [InlineData("fault 9007 'Error downloading firmware file.'", "got firmware that could not be downloaded (E9007); check the connection to the internet")]
    [InlineData("fault 7777 'A new fault.'", "got exit code 7777 and '")]
    public async Task A_failure_in_the_middle_of_an_update_is_a_sentence_and_nothing_is_deployed(string script, string expected)
    {
        using var bench = new FlashBench();
        bench.Nanoff.Set("fail-update", script);
        Assert.Contains(expected, await bench.FaultAsync(), StringComparison.Ordinal);
        Assert.Null(bench.Nanoff.Deployed);
    }

    [SkippableFact]
    public async Task A_port_that_is_gone_is_named()
    {
        using var bench = new FlashBench();
        File.Delete(bench.Nanoff.Port);
        Assert.Contains($"Expected the board on {bench.Nanoff.Port}, got no such port", await bench.FaultAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_overdue_nanoff_is_a_sentence() =>
        Assert.Equal("Expected nanoff to flash nanoCLR, got no end of it in its time; unplug the board, plug it in again and run this again.", NanoffCode.Fault(new ProgramResult(-1, "", "", true), "flash nanoCLR").Message);
}
