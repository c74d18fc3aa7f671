using System;
using System.IO;
using Edge.Testing;

namespace Edge.Device.Tests.Nano;

/// <summary>Proves that the wiring tables people follow are the wiring that the programs drive.</summary>
public class NanoWiringTests
{
    [Theory]
    [InlineData("camera", "nano-camera", "SCK", "Configuration.SetPinFunction({0}, DeviceFunction.SPI1_CLOCK);")]
    [InlineData("camera", "nano-camera", "MISO", "Configuration.SetPinFunction({0}, DeviceFunction.SPI1_MISO);")]
    [InlineData("camera", "nano-camera", "MOSI", "Configuration.SetPinFunction({0}, DeviceFunction.SPI1_MOSI);")]
    [InlineData("camera", "nano-camera", "CS", "const int CameraSelectPin = {0};")]
    [InlineData("camera", "nano-camera", "SDA", "Configuration.SetPinFunction({0}, DeviceFunction.I2C1_DATA);")]
    [InlineData("camera", "nano-camera", "SCL", "Configuration.SetPinFunction({0}, DeviceFunction.I2C1_CLOCK);")]
    [InlineData("cores3", "nano-cores3", "I2C data", "Configuration.SetPinFunction({0}, DeviceFunction.I2C1_DATA);")]
    [InlineData("cores3", "nano-cores3", "I2C clock", "Configuration.SetPinFunction({0}, DeviceFunction.I2C1_CLOCK);")]
    [InlineData("cores3", "nano-cores3", "screen clock", "Configuration.SetPinFunction({0}, DeviceFunction.SPI1_CLOCK);")]
    [InlineData("cores3", "nano-cores3", "screen output", "Configuration.SetPinFunction({0}, DeviceFunction.SPI1_MOSI);")]
    [InlineData("cores3", "nano-cores3", "screen select", "const int ScreenSelectPin = {0};")]
    [InlineData("cores3", "nano-cores3", "screen data/command", "const int ScreenDataCommandPin = {0};")]
    public void The_table_names_the_pin_of_the_program(string application, string build, string line, string statement)
    {
        string row = Assert.Single(File.ReadAllLines(Repository.PathOf("hardware", build, "README.md")), r => r.StartsWith($"| {line} |", StringComparison.Ordinal));
        string pin = row.Split('|', StringSplitOptions.TrimEntries)[2];
        Assert.StartsWith("GPIO ", pin, StringComparison.Ordinal);
        string program = File.ReadAllText(Repository.PathOf("firmware", "nano", application, "Program.cs"));
        Assert.Contains(statement.Replace("{0}", pin["GPIO ".Length..], StringComparison.Ordinal), program, StringComparison.Ordinal);
    }
}
