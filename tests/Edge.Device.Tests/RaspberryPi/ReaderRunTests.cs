using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Device.Tests.Fakes;
using Edge.Device.Tests.Nano;
using Edge.Nano;
using Edge.RaspberryPi.CommandLine;
using Edge.RaspberryPi.Screen;
using Edge.RaspberryPi.Settings;
using Edge.Testing;

namespace Edge.Device.Tests.RaspberryPi;

/// <summary>The whole program on fake devices: frames of a camera program or of a USB camera to the panel, the LED and the button.</summary>
public sealed class ReaderRunTests : IDisposable
{
    private const int ButtonPin = 17;
    private const int LedPin = 27;
    private const int Width = 320;
    private const int Height = 240;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly StringWriter _output = new(CultureInfo.InvariantCulture);
    private readonly SharedText _errors = new();
    private readonly CancellationTokenSource _stop = new();

    // A digit that the network is sure of.
    private readonly int _sample = GoldenDigits.Agreed;

    private int Label => GoldenDigits.Label(_sample);

    [SkippableFact]
    public async Task A_digit_before_a_csi_camera_reaches_panel_and_led_and_a_press_freezes_it()
    {
        using var devices = new FakeDevices();
        using StandInTool tool = StandInCamera.Showing(Yuv420(Photograph(_sample)));
        Task run = Start(devices, tool.Path);
        await UntilAsync(() => PanelPicture.HasLabel(devices.Oled, Label) && devices.Pins.IsHigh(LedPin));

        devices.Pins.Press();
        await UntilAsync(() => IsHeld(devices.Oled));
        PanelPicture.Save(devices.Oled, "raspberry-pi-run-frozen");
        // The camera now sees empty paper; the panel does not.
        File.WriteAllBytes(tool.File("frame"), Yuv420(Paper()));
        await Task.Delay(1000);
        PanelPicture.AssertLabel(devices.Oled, Label);
        Assert.True(IsHeld(devices.Oled));

        devices.Pins.Press();
        await UntilAsync(() => PanelPicture.HasLabel(devices.Oled, -1) && !devices.Pins.IsHigh(LedPin));
        await StopAsync(run);
        Assert.False(devices.Pins.IsHigh(LedPin));
        Assert.True(devices.Pins.IsDisposed);
    }

    [SkippableFact]
    public async Task The_colour_panel_shows_frame_box_picture_and_label()
    {
        using var devices = new FakeDevices();
        using StandInTool tool = StandInCamera.Showing(Yuv420(Photograph(_sample)));
        Task run = Start(devices, tool.Path, DisplayKind.Ili9341);
        await UntilAsync(() => HasLabel(devices.Panel));
        await StopAsync(run);
        PanelImage.Save(devices.Panel, "raspberry-pi-run-ili9341");
        // Half way down on the left there is paper, and the box is around the middle.
        Assert.Equal(Rgb565Canvas.Gray(225), devices.Panel.Chip.Picture[(90 * DigitScreen.Width) + 10]);
        int[] columns = [.. Enumerable.Range(0, DigitScreen.Width).Where(x => devices.Panel.Chip.Picture[(90 * DigitScreen.Width) + x] == DigitScreen.Answer)];
        Assert.InRange(columns[0], 60, 115);
        Assert.InRange(columns[^1], 125, 180);
        Assert.True(devices.Panel.IsDisposed);
    }

    [SkippableFact]
    public async Task A_camera_that_fails_is_a_message_a_blinking_led_and_then_goes_on()
    {
        using var devices = new FakeDevices();
        // Without a camera until the file appears, as when it is plugged in.
        using var tool = new StandInTool("[ -e $FOLDER/frame ] || { echo 'no cameras available' >&2; exit 255; }\n" + StandInCamera.Script);
        Task run = Start(devices, tool.Path);
        await UntilAsync(() => _errors.ToString().Contains("'no cameras available'; check the camera's cable", StringComparison.Ordinal));
        await UntilAsync(() => devices.Pins.Writes.Count(w => w.Pin == LedPin && w.High) >= 2);

        File.WriteAllBytes(tool.File("new"), Yuv420(Photograph(_sample)));
        File.Move(tool.File("new"), tool.File("frame"));
        await UntilAsync(() => PanelPicture.HasLabel(devices.Oled, Label));
        // Said once, although it failed more than once.
        Assert.Single(_errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await StopAsync(run);
    }

    [SkippableFact]
    public async Task A_long_press_takes_the_next_network_and_says_its_name()
    {
        using var devices = new FakeDevices();
        using StandInTool tool = StandInCamera.Showing(Yuv420(Photograph(_sample)));
        Task run = Start(devices, tool.Path);
        await UntilAsync(() => PanelPicture.HasLabel(devices.Oled, Label));
        devices.Pins.Drive(ButtonPin, false);
        // The message begins at the left edge with an N.
        await UntilAsync(() => Enumerable.Range(0, 7).All(y => devices.Oled.IsLit(0, y)) && !PanelPicture.HasLabel(devices.Oled, Label));
        devices.Pins.Drive(ButtonPin, true);
        await UntilAsync(() => PanelPicture.HasLabel(devices.Oled, Label));
        await StopAsync(run);
    }

    [Fact]
    public void A_usb_camera_gives_json_lines_to_its_limit()
    {
        byte[] gray = Photograph(_sample);
        byte[] yuyv = [.. Enumerable.Range(0, 2 * gray.Length).Select(i => i % 2 == 0 ? gray[i / 2] : (byte)128)];
        using var devices = new FakeDevices { Video = settings => new FakeVideoDevice(settings, [.. Enumerable.Repeat(yuyv, 1000)]) };
        var settings = new ReaderSettings { CameraSource = "/dev/video0", Width = Width, Height = Height };
        new ReaderRun(settings, devices, _output, _errors) { IsJson = true, Limit = 20 }.Execute(_stop.Token);
        string[] lines = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(20, lines.Length);
        Assert.Contains($"\"label\":{Label}", lines[^1], StringComparison.Ordinal);
        Assert.Contains("\"answered\":true", lines[^1], StringComparison.Ordinal);
        Assert.Equal("", _errors.ToString());
    }

    public void Dispose()
    {
        _stop.Dispose();
        _output.Dispose();
        _errors.Dispose();
    }

    private static bool IsHeld(FakeSsd1306 chip) => Enumerable.Range(0, 5).All(x => Enumerable.Range(0, 7).All(y => chip.IsLit(68 + x, 55 + y) == TextFont.IsDot('H', x, y)));

    private bool HasLabel(FakePanel panel) => Enumerable.Range(0, DigitFont.Width).All(x => Enumerable.Range(0, DigitFont.Height).All(y =>
        panel.Chip.Picture[((DigitScreen.DigitTop + (y * DigitScreen.LabelScale)) * DigitScreen.Width) + DigitScreen.LabelLeft + (x * DigitScreen.LabelScale)]
            == (DigitFont.IsDot(Label, x, y) ? DigitScreen.Answer : 0)));

    private static byte[] Paper() => [.. Enumerable.Repeat((byte)225, Width * Height)];

    // Dark ink on paper, six pixels a pixel of the golden sample.
    private static byte[] Photograph(int sample)
    {
        const int Scale = 6;
        byte[] paper = Paper(), ink = GoldenDigits.Picture(sample);
        int left = (Width - (28 * Scale)) / 2, top = (Height - (28 * Scale)) / 2;
        for (int y = 0; y < 28 * Scale; y++)
            for (int x = 0; x < 28 * Scale; x++)
                paper[((top + y) * Width) + left + x] = (byte)(225 - (ink[(y / Scale * 28) + (x / Scale)] * 190 / 255));
        return paper;
    }

    private static byte[] Yuv420(byte[] gray) => [.. gray, .. Enumerable.Repeat((byte)128, gray.Length / 2)];

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (DateTime end = DateTime.UtcNow + Patience; !condition(); await Task.Delay(20))
            Assert.True(DateTime.UtcNow < end, "what the test waits for has not happened");
    }

    private Task Start(FakeDevices devices, string camera, DisplayKind display = DisplayKind.Ssd1306)
    {
        var settings = new ReaderSettings { CameraSource = camera, Width = Width, Height = Height, Display = display, ButtonPin = ButtonPin, LedPin = LedPin };
        // Not on the thread pool, which the loop would block.
        return Task.Factory.StartNew(() => new ReaderRun(settings, devices, _output, _errors).Execute(_stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private async Task StopAsync(Task run)
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(Patience));
    }
}
