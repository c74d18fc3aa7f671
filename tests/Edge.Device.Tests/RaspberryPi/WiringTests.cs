using System;
using System.IO;
using Edge.RaspberryPi.Screen;
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
        string[] rows = File.ReadAllLines(Repository.PathOf("hardware", "raspberry-pi-ili9341", "README.md"));
        string row = Assert.Single(rows, r => r.StartsWith($"| {line} |", StringComparison.Ordinal));
        Assert.Equal($"GPIO {pin}", row.Split('|', StringSplitOptions.TrimEntries)[2]);
    }
}
