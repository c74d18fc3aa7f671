using System;
using System.Collections.Generic;
using Edge.Cli;
using Edge.RaspberryPi.Camera;
using Edge.RaspberryPi.Screen;

namespace Edge.RaspberryPi.Settings;

/// <summary>What no setting can say for itself: whether they fit each other.</summary>
public static class SettingsRules
{
    /// <summary>Checks settings.</summary>
    /// <exception cref="UserErrorException">Two settings do not fit each other; the sentence names them.</exception>
    public static void Check(ReaderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        string? fault = settings.VideoDevice is null ? RpicamCamera.FaultOf(settings.Width, settings.Height) : UsbCamera.FaultOf(settings.Width, settings.Height);
        if (fault is not null)
            throw new UserErrorException($"camera.width, camera.height: {fault}");
        Dictionary<int, string> users = PinsOf(settings.Display);
        Take(users, settings.ButtonPin, "button.gpio");
        Take(users, settings.LedPin, "led.gpio");
    }

    private static void Take(Dictionary<int, string> users, int? pin, string name)
    {
        if (pin is { } number && !users.TryAdd(number, name))
            throw new UserErrorException($"{name}: expected a pin that nothing else uses, got GPIO {number}, which is {users[number]}; wire it to another pin.");
    }

    private static Dictionary<int, string> PinsOf(DisplayKind display)
    {
        switch (display)
        {
            case DisplayKind.Ili9341:
                const string Panel = "the panel's ";
                return new Dictionary<int, string>
                {
                    [Ili9341Panel.DataCommandPin] = Panel + "DC",
                    [Ili9341Panel.ResetPin] = Panel + "RESET",
                    [Ili9341Panel.BacklightPin] = Panel + "LED",
                    [7] = "chip select 1 of SPI 0",
                    [8] = "chip select 0 of SPI 0",
                    [9] = "the input of SPI 0",
                    [10] = "the output of SPI 0",
                    [11] = "the clock of SPI 0",
                };
            case DisplayKind.Ssd1306:
                return new Dictionary<int, string> { [2] = "the data of I2C 1", [3] = "the clock of I2C 1" };
            default:
                return [];
        }
    }
}
