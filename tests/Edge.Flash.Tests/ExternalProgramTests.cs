using System;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Testing;

namespace Edge.Flash.Tests;

/// <summary>Proves that a program of another house can neither hang a command nor fill its memory.</summary>
public class ExternalProgramTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [SkippableFact]
    public async Task What_does_not_end_in_its_time_is_killed_with_what_it_has_said()
    {
        using var tool = new StandInTool("echo begun; while :; do sleep 1; done");
        ProgramResult result = await new ExternalProgram(tool.Path, "missing").RunAsync([], TimeSpan.FromSeconds(1), default);
        Assert.Equal((-1, true), (result.ExitCode, result.IsOverdue));
    }

    [SkippableFact]
    public async Task A_child_that_outlives_it_and_holds_its_streams_is_not_waited_for()
    {
        using var tool = new StandInTool("(while [ -d \"$FOLDER\" ]; do sleep 1; done) & echo done; exit 3");
        ProgramResult result = await new ExternalProgram(tool.Path, "missing").RunAsync([], Long, default);
        Assert.Equal((3, "done\n", false), (result.ExitCode, result.Output, result.IsOverdue));
    }

    [SkippableFact]
    public async Task Of_very_much_output_the_end_is_kept()
    {
        using var tool = new StandInTool("head -c 5000000 /dev/zero | tr '\\0' x; echo; echo end");
        ProgramResult result = await new ExternalProgram(tool.Path, "missing").RunAsync([], Long, default);
        Assert.InRange(result.Output.Length, 1 << 20, 1 << 21);
        Assert.Equal("end", result.LastLines(1));
    }

    [SkippableFact]
    public async Task Arguments_and_input_arrive_as_they_are_and_input_that_nobody_reads_is_no_fault()
    {
        using var tool = new StandInTool("printf '%s|' \"$@\"; cat");
        ProgramResult result = await new ExternalProgram(tool.Path, "missing").RunAsync(["a b", "$(id)", "\"'"], Long, default, "lines\n");
        Assert.Equal("a b|$(id)|\"'|lines\n", result.Output);
        using var deaf = new StandInTool("exit 0");
        Assert.Equal(0, (await new ExternalProgram(deaf.Path, "missing").RunAsync([], Long, default, new string('x', 1 << 20))).ExitCode);
    }

    [Fact]
    public async Task One_that_is_not_there_is_the_sentence_that_was_given() =>
        Assert.Equal("Expected it, got none; install it.", (await Assert.ThrowsAsync<UserErrorException>(() => new ExternalProgram("/no/such/program", "Expected it, got none; install it.").RunAsync([], Long, default))).Message);
}
