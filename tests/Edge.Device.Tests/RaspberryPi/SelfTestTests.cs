using System;
using System.Globalization;
using System.IO;
using Edge.RaspberryPi.CommandLine;
using Edge.Testing;

namespace Edge.Device.Tests.RaspberryPi;

public sealed class SelfTestTests : IDisposable
{
    private readonly StringWriter _text = new(CultureInfo.InvariantCulture);

    [SkippableFact]
    public void A_program_on_the_path_is_found()
    {
        using var tool = new StandInTool("exit 0");
        Assert.True(Test(Path.GetDirectoryName(tool.Path)!).Run("tool", needsPanel: false));
        Assert.Equal($"camera: ok{Environment.NewLine}network: ok{Environment.NewLine}", _text.ToString());
    }

    [SkippableFact]
    public void A_file_that_may_not_be_run_is_no_program()
    {
        using var tool = new StandInTool("exit 0");
        File.WriteAllText(tool.File("text"), "");
        Assert.False(Test("").Run(tool.File("text"), needsPanel: false));
        Assert.StartsWith($"camera: expected the program {tool.File("text")}, found none;", _text.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_missing_panel_says_what_to_enable()
    {
        using var tool = new StandInTool("exit 0");
        string devices = Path.GetDirectoryName(tool.Path)!;
        Assert.False(new SelfTest(_text, "", devices).Run(tool.Path, needsPanel: true));
        Assert.Contains($"panel: expected {tool.File("spidev0.0")}, found none; enable SPI by raspi-config", _text.ToString(), StringComparison.Ordinal);

        File.WriteAllText(tool.File("spidev0.0"), "");
        Assert.True(new SelfTest(_text, "", devices).Run(tool.Path, needsPanel: true));
        Assert.Contains("panel: ok", _text.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _text.Dispose();

    private SelfTest Test(string searchPath) => new(_text, searchPath, "/dev");
}
