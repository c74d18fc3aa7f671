namespace Edge.Nano;

/// <summary>Where an application that reads frames shows what it sees.</summary>
public interface IReaderView
{
    /// <summary>Shows an answer.</summary>
    /// <param name="picture">28x28 greys, row by row, ink is bright; black where there is no digit.</param>
    /// <param name="label">What to show: 0 to 9, or <see cref="DigitAnswer.None"/>.</param>
    /// <param name="answer">The shares of the last frame.</param>
    /// <exception cref="DeviceException">The panel does not answer.</exception>
    void Show(byte[] picture, int label, DigitAnswer answer);

    /// <summary>Shows a sentence instead of an answer.</summary>
    /// <exception cref="DeviceException">The panel does not answer.</exception>
    void ShowMessage(string text);
}
