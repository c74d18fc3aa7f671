using Edge.Quantize.Network;

namespace Edge.Quantize.Import;

/// <summary>What a file may ask for: it costs no more than a fixed multiple of its size, and of these numbers.</summary>
/// <param name="fileBytes">Length of the file.</param>
internal sealed class ImportLimits(long fileBytes)
{
    /// <summary>Nodes of a graph.</summary>
    public const int MostNodes = 1 << 14;

    /// <summary>Axes of a value.</summary>
    public const int MostAxes = 8;

    // Every thread of the calibration holds all of them as float: 256 MiB.
    private const long MostElements = 1 << 26;
    private const long MostMultiplications = 1L << 36;
    private const long MostExpanded = 1 << 22;
    // A file of int8 weights has one a byte; a few layers may share theirs.
    private const long WeightsPerByte = 4;

    private long _elements;
    private long _multiplications;
    private long _expanded;
    private long _weights;

    /// <summary>Counts a tensor.</summary>
    /// <exception cref="QuantizeException">All together have too many elements.</exception>
    public void Count(FloatTensor tensor)
    {
        _elements += tensor.Length;
        if (_elements > MostElements)
            throw new QuantizeException($"Tensor '{tensor.Name}': expected all activations together to have at most {MostElements} elements, got more; use smaller pictures or layers.");
    }

    /// <summary>Counts a layer's weights before they are copied, and its multiplications.</summary>
    /// <exception cref="QuantizeException">All together are too many.</exception>
    public void Count(OnnxNode node, long weights, long multiplications)
    {
        _weights += weights;
        _multiplications += multiplications;
        if (_weights > WeightsPerByte * fileBytes)
            throw node.Invalid($"expected at most {WeightsPerByte} weights for each byte of the file, got more; export each layer with weights of its own");
        if (_multiplications > MostMultiplications)
            throw node.Invalid($"expected at most {MostMultiplications} multiplications for one input, got more; use a smaller model");
    }

    /// <summary>Counts the values that a small constant becomes.</summary>
    /// <exception cref="QuantizeException">All together are too many.</exception>
    public void CountExpanded(OnnxNode node, long values)
    {
        _expanded += values;
        if (_expanded > MostExpanded)
            throw node.Invalid($"expected constants of at most {MostExpanded} values once they are repeated over their tensors, got more; use one value a channel");
    }
}
