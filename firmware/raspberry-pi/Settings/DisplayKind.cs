namespace Edge.RaspberryPi.Settings;

/// <summary>Where answers go.</summary>
public enum DisplayKind
{
    /// <summary>The terminal: a picture where a person watches (HDMI, ssh), lines of text in a pipe or the journal.</summary>
    Terminal,

    /// <summary>A colour panel of 240x320 on SPI 0.</summary>
    Ili9341,

    /// <summary>A panel of 128x64 pixels on I2C.</summary>
    Ssd1306,
}
