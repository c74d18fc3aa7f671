using Edge.Cli;
using Edge.RaspberryPi.Settings;

namespace Edge.Device.Tests.RaspberryPi;

public class SettingsRulesTests
{
    [Fact]
    public void The_wiring_of_the_readme_is_taken() => SettingsRules.Check(new ReaderSettings { Display = DisplayKind.Ili9341, ButtonPin = 17, LedPin = 27 });

    [Theory]
    [InlineData(DisplayKind.Ili9341, 24, null, "button.gpio: expected a pin that nothing else uses, got GPIO 24, which is the panel's DC; wire it to another pin.")]
    [InlineData(DisplayKind.Ili9341, null, 18, "led.gpio: expected a pin that nothing else uses, got GPIO 18, which is the panel's LED; wire it to another pin.")]
    [InlineData(DisplayKind.Ssd1306, 2, null, "button.gpio: expected a pin that nothing else uses, got GPIO 2, which is the data of I2C 1; wire it to another pin.")]
    [InlineData(DisplayKind.Terminal, 5, 5, "led.gpio: expected a pin that nothing else uses, got GPIO 5, which is button.gpio; wire it to another pin.")]
    public void A_pin_has_one_user(DisplayKind display, int? button, int? led, string sentence) =>
        Assert.Equal(sentence, Refusal(new ReaderSettings { Display = display, ButtonPin = button, LedPin = led }));

    [Theory]
    [InlineData("rpicam-vid", 650, 480, "camera.width, camera.height: Expected a width that is a multiple of 64, got 650; other widths come with padded rows.")]
    [InlineData("rpicam-vid", 640, 481, "camera.width, camera.height: Expected an even height, got 481; YUV 4:2:0 has half as many colour rows.")]
    [InlineData("/dev/video0", 641, 480, "camera.width, camera.height: Expected an even width for yuyv, got 641x480; it has one colour for two pixels.")]
    public void A_size_is_one_of_the_camera(string source, int width, int height, string sentence) =>
        Assert.Equal(sentence, Refusal(new ReaderSettings { CameraSource = source, Width = width, Height = height }));

    [Theory]
    [InlineData("/dev/video0", 0)]
    [InlineData("/dev/video12", 12)]
    [InlineData("/dev/video", null)]
    [InlineData("/dev/video-1", null)]
    [InlineData("/dev/video1x", null)]
    [InlineData("rpicam-vid", null)]
    public void A_source_is_usb_by_its_name(string source, int? number) => Assert.Equal(number, new ReaderSettings { CameraSource = source }.VideoDevice);

    private static string Refusal(ReaderSettings settings) => Assert.Throws<UserErrorException>(() => SettingsRules.Check(settings)).Message;
}
