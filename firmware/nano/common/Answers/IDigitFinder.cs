namespace Edge.Nano;

/// <summary>Finds a handwritten digit in a frame.</summary>
public interface IDigitFinder
{
    /// <summary>Finds the digit and draws it as the network knows digits.</summary>
    /// <param name="frame">Greys, row by row, of the size that the finder was made for.</param>
    /// <param name="digit">Receives 28x28 greys, 255 is ink; what is in it is undefined where there is no digit.</param>
    /// <returns>Whether there is a digit.</returns>
    bool TryFind(byte[] frame, byte[] digit);
}
