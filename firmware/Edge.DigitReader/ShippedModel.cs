using Edge.Inference;
using Edge.Micro;

namespace Edge.DigitReader;

/// <summary>The network that ships with Edge for handwritten digits. This is the only place that names it.</summary>
public static class ShippedModel
{
    /// <summary>Loads it.</summary>
    /// <exception cref="InvalidModelException">This build holds no network.</exception>
    public static Model Load() =>
        throw new InvalidModelException("The shipped model: expected a network for digits in this build, got none; name a .tflite file with --model.");
}
