using System;

namespace Edge.RaspberryPi.Screen;

/// <summary>A colour panel that takes whole screens.</summary>
public interface IPanel : IDisposable
{
    /// <summary>Shows a screen.</summary>
    /// <param name="pixels">RGB565, the high byte first, <see cref="DigitScreen.Width"/> x <see cref="DigitScreen.Height"/>, row by row.</param>
    void Send(Span<byte> pixels);
}
