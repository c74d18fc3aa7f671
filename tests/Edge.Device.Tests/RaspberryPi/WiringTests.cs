using System;
using System.Globalization;
using System.IO;
using Edge.RaspberryPi.Screen;
using Edge.RaspberryPi.Settings;
using Edge.Testing;

namespace Edge.Device.Tests.RaspberryPi;

/// <summary>Proves that the wiring table people follow is the wiring that the program drives.</summary>
public class WiringTests
{
    [Theory]
    [InlineData("DC", Ili9341Panel.DataCommandPin)]
    [InlineData("RESET", Ili9341Panel.ResetPin)]
    [InlineData("LED", Ili9341Panel.BacklightPin)]
    public void The_table_names_the_pin_of_the_program(string line, int pin)
    {
        Assert.Equal($"GPIO {pin}", Cell("raspberry-pi-ili9341", line));
    }

    [Theory]
    [InlineData("raspberry-pi-ili9341", DisplayKind.Ili9341)]
    [InlineData("raspberry-pi-ssd1306", DisplayKind.Ssd1306)]
    public void Button_and_led_of_the_table_are_free_beside_the_panel(string build, DisplayKind display) =>
        SettingsRules.Check(new ReaderSettings { Display = display, ButtonPin = Pin(Cell(build, "button")), LedPin = Pin(Cell(build, "answer LED")) });

    [Fact]
    public void The_oled_is_wired_to_the_bus_that_is_the_default()
    {
        // The bus 1 of the header, see boards/raspberry-pi-5.json.
        Assert.Equal(1, new ReaderSettings().I2cBus);
        Assert.Equal(2, Pin(Cell("raspberry-pi-ssd1306", "SDA")));
        Assert.Equal(3, Pin(Cell("raspberry-pi-ssd1306", "SCL")));
    }

    private static string Cell(string build, string line)
    {
        string[] rows = File.ReadAllLines(Repository.PathOf("hardware", build, "README.md"));
        return Assert.Single(rows, r => r.StartsWith($"| {line} |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries)[2];
    }

    private static int Pin(string cell) => int.Parse(cell.Split(' ')[1], CultureInfo.InvariantCulture);
}
