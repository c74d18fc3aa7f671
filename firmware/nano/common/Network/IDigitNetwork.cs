namespace Edge.Nano;

/// <summary>The network of an application: ten classes on pictures of 28x28.</summary>
public interface IDigitNetwork
{
    /// <summary>Name of the network, without blanks.</summary>
    string Name { get; }

    /// <summary>Whether the last picture looked like a digit at all, by the network's rule.</summary>
    bool Knows { get; }

    /// <summary>Whether the network gives its golden outputs on this board.</summary>
    bool SelfTest();

    /// <summary>Classifies one picture.</summary>
    /// <param name="picture">28x28 greys, row by row, 255 is ink.</param>
    /// <param name="output">Receives ten probabilities in 256ths, less 128.</param>
    void Run(byte[] picture, sbyte[] output);
}
