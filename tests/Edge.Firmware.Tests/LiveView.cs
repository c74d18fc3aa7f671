using System;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.Firmware.Tests;

/// <summary>The live view of a program in a terminal.</summary>
internal static class LiveView
{
    private const string Hide = "\u001b[?25l";
    private const string Show = "\u001b[?25h";

    /// <summary>Types Ctrl-C and proves that the program then gives the cursor back, ends with 130 and says why.</summary>
    /// <param name="child">The program, in a terminal.</param>
    /// <param name="sign">A part of a line that the view shows when it is at work.</param>
    public static async Task AssertInterruptAsync(ChildProcess child, string sign)
    {
        string? line;
        do
            line = await child.ReadLineAsync();
        while (line?.Contains(sign, StringComparison.Ordinal) == false);
        await child.TypeInterruptAsync();
        ProcessResult result = await child.EndAsync();
        Assert.Equal(130, result.ExitCode);
        int hidden = result.Output.LastIndexOf(Hide, StringComparison.Ordinal);
        Assert.True(hidden >= 0, "the live view never hid the cursor");
        Assert.InRange(result.Output.LastIndexOf(Show, StringComparison.Ordinal), hidden, int.MaxValue);
        Assert.EndsWith("interrupted", result.Output.TrimEnd(), StringComparison.Ordinal);
    }
}
