namespace Edge.RaspberryPi.CommandLine;

/// <summary>Where answers go.</summary>
public enum DisplayKind
{
    /// <summary>Lines of text.</summary>
    Terminal,

    /// <summary>The panel on SPI 0.</summary>
    Ili9341,
}
