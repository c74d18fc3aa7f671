using System;

namespace Edge.DigitReader;

/// <summary>Port of the digit reader: where answers go.</summary>
/// <remarks>Whoever makes a display disposes of it.</remarks>
public interface IDisplay : IDisposable
{
    /// <summary>Shows one answer. The reading and what it refers to are valid only during the call: they are used again for the next frame.</summary>
    void Show(Reading reading);

    /// <summary>Shows a sentence for a person, such as a fault of the camera; what has no place for text shows nothing.</summary>
    void ShowMessage(string message)
    {
    }
}
