namespace Edge.Nano;

/// <summary>The network of an application.</summary>
public interface IDigitNetwork
{
    /// <summary>Whether the network gives its golden outputs on this board.</summary>
    bool SelfTest();

    /// <summary>Classifies one picture.</summary>
    /// <param name="picture">28x28 greys, row by row, 255 is ink.</param>
    /// <param name="answer">Receives the answer.</param>
    void Classify(byte[] picture, DigitAnswer answer);
}
