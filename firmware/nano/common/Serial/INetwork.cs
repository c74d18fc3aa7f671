namespace Edge.Nano;

/// <summary>A network of ten classes on 28x28 pictures: a generated class, or a model that the interpreter runs.</summary>
public interface INetwork
{
    /// <summary>Name of the network, without blanks.</summary>
    string Name { get; }

    /// <summary>Runs once.</summary>
    /// <param name="input">784 values, 127 is ink.</param>
    /// <param name="output">Receives ten probabilities in 256ths, less 128.</param>
    void Run(sbyte[] input, sbyte[] output);

    /// <summary>Whether the network gives its golden outputs on this board.</summary>
    bool SelfTest();
}
