using System.CommandLine;
using Edge.RaspberryPi.CommandLine;

namespace Edge.Device.Tests.RaspberryPi;

public class ReaderCommandTests
{
    [Theory]
    [InlineData("terminal", DisplayKind.Terminal)]
    [InlineData("ili9341", DisplayKind.Ili9341)]
    [InlineData("ILI9341", DisplayKind.Ili9341)]
    public void Displays_have_names(string name, DisplayKind kind) =>
        Assert.Equal(kind, ReaderCommand.Create().Parse(["--display", name]).GetValue<DisplayKind>("--display"));

    [Theory]
    [InlineData("vga")]
    [InlineData("1")]
    [InlineData("-1")]
    public void Another_display_is_one_sentence(string name)
    {
        ParseResult parsed = ReaderCommand.Create().Parse([$"--display={name}"]);
        Assert.Equal($"Expected --display terminal or ili9341, got '{name}'.", Assert.Single(parsed.Errors).Message);
    }

    [Fact]
    public void Nothing_is_needed()
    {
        ParseResult parsed = ReaderCommand.Create().Parse([]);
        Assert.Empty(parsed.Errors);
        Assert.Equal("rpicam-vid", parsed.GetValue<string>("--camera"));
        Assert.Equal(DisplayKind.Terminal, parsed.GetValue<DisplayKind>("--display"));
    }
}
