using System;
using System.IO;
using System.Linq;
using Edge.Device.Tests.Fakes;
using Edge.RaspberryPi;
using Edge.RaspberryPi.CommandLine;
using Edge.RaspberryPi.Screen;
using Edge.RaspberryPi.Settings;
using Edge.Testing;

namespace Edge.Device.Tests.RaspberryPi;

/// <summary>Each check with what can be wrong: the sentence says what it is and the cure.</summary>
public sealed class SelfTestTests : IDisposable
{
    // A tool that gives a frame of 64x16, half dark, half bright, and goes on as the real one does.
    private const string GoodCamera = "head -c 512 /dev/zero; head -c 512 /dev/zero | tr '\\0' '\\377'; head -c 512 /dev/zero; sleep 600";

    private readonly FakeDevices _devices = new();

    [SkippableFact]
    public void All_is_well()
    {
        using var tool = new StandInTool(GoodCamera);
        CheckResult[] results = Run(Settings(tool.Path) with { Display = DisplayKind.Ssd1306, ButtonPin = 17, LedPin = 27 });
        Assert.Equal(
            [
                $"camera True CSI camera ({tool.Path}) gave a frame of 64x16 with greys from 0 to 255",
                "display True the SSD1306 at 0x3C took SELF-TEST",
                "gpio True the button on GPIO 17 is let go, the LED on GPIO 27 was made to blink; look whether it did",
                $"model True digits gives all {ModelSwitch.Load("digits").GoldenSamples} golden outputs",
            ],
            results.Select(r => $"{r.Name} {r.IsWell} {r.Text}"));
        // Opened, three times on and off, and dark at the end.
        Assert.Equal([false, true, false, true, false, true, false, false], _devices.Pins.Writes.Select(w => w.High));
    }

    [SkippableTheory]
    [InlineData("exit 0", "got none before it ended with exit code 0; check the camera's cable and try rpicam-hello.")]
    [InlineData("echo 'ERROR: *** no cameras available ***' >&2; exit 255", "which said 'ERROR: *** no cameras available ***'; check the camera's cable and try rpicam-hello.")]
    [InlineData("head -c 100 /dev/zero", "got 100 before it ended with exit code 0; check that it writes yuv420 of 64x16.")]
    [InlineData("head -c 100 /dev/zero; sleep 600", "within 2 s, got 100 of 1536 bytes; check the camera's cable and that no other program uses it.")]
    [InlineData("head -c 4000 /dev/zero", "got an even grey of 0 to 0; take off the cover of the lens and make light.")]
    public void A_camera_that_gives_no_picture(string script, string end)
    {
        using var tool = new StandInTool(script);
        CheckResult camera = Run(Settings(tool.Path), TimeSpan.FromSeconds(2))[0];
        Assert.False(camera.IsWell);
        Assert.EndsWith(end, camera.Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_camera_program_is_looked_for_on_the_path()
    {
        using var tool = new StandInTool(GoodCamera);
        File.WriteAllText(tool.File("text"), "");
        Assert.StartsWith($"Expected the program {tool.File("text")}, found none; install rpicam-apps", Run(Settings(tool.File("text")))[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Expected the program no-such-tool, found none;", Run(Settings("no-such-tool"))[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DisplayKind.Ili9341, "spidev0.0", "enable SPI by raspi-config and restart.")]
    [InlineData(DisplayKind.Ssd1306, "i2c-1", "enable I2C by raspi-config and restart.")]
    public void A_bus_that_is_not_enabled(DisplayKind display, string device, string cure)
    {
        _devices.Unplug(device);
        CheckResult result = Run(Settings("none") with { Display = display })[1];
        Assert.Equal((false, $"Expected {Path.Combine(_devices.Folder, device)}, found none; {cure}"), (result.IsWell, result.Text));
    }

    [Fact]
    public void The_colour_panel_gets_a_text_to_look_for()
    {
        CheckResult result = Run(Settings("none") with { Display = DisplayKind.Ili9341 })[1];
        Assert.True(result.IsWell);
        Assert.Equal("wrote SELF-TEST on the ILI9341, which cannot answer; look whether it is there", result.Text);
        Assert.Contains(DigitScreen.NoAnswer, _devices.Panel.Chip.Picture);
    }

    [Fact]
    public void A_panel_that_does_not_answer()
    {
        _devices.Oled.IsConnected = false;
        CheckResult result = Run(Settings("none") with { Display = DisplayKind.Ssd1306 })[1];
        Assert.False(result.IsWell);
        Assert.EndsWith("check SDA, SCL, power and the address.", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pins_that_are_not_there_and_a_button_that_is_wired_wrongly()
    {
        _devices.Pins.Drive(17, false);
        CheckResult pressed = Run(Settings("none") with { ButtonPin = 17 })[2];
        Assert.Equal((false, "Expected the button on GPIO 17 to be let go, got it pressed; let go of it, or wire it to GND with its contacts open."), (pressed.IsWell, pressed.Text));
        _devices.HasGpio = false;
        CheckResult missing = Run(Settings("none") with { LedPin = 27 })[2];
        Assert.False(missing.IsWell);
        Assert.Contains("be in the group gpio", missing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_is_not_there()
    {
        CheckResult result = Run(Settings("none") with { Model = "other.tflite" })[3];
        Assert.False(result.IsWell);
        Assert.Contains("got 'other.tflite', which is not there; set reader.model or --model.", result.Text, StringComparison.Ordinal);
    }

    public void Dispose() => _devices.Dispose();

    private static ReaderSettings Settings(string camera) => new() { CameraSource = camera, Width = 64, Height = 16 };

    private CheckResult[] Run(ReaderSettings settings, TimeSpan? timeout = null) => [.. new SelfTest(settings, _devices, "", timeout).Run(default)];
}
