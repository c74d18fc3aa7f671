using System;
using Edge.Inference;
using Edge.Micro;

namespace Edge.DigitReader;

/// <summary>The network of <c>Edge.Inference</c> as the digit reader's classifier. For one thread at a time.</summary>
public sealed class ModelClassifier : IClassifier
{
    private const int Pixels = Reading.DigitSide * Reading.DigitSide;
    private readonly Session _session;

    /// <summary>Makes a session of a model.</summary>
    /// <param name="model">A model from 28x28x1 pixels to at least two classes.</param>
    /// <exception cref="InvalidModelException">The model takes or gives something else.</exception>
    public ModelClassifier(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.InputLength != Pixels)
            throw new InvalidModelException($"The model: expected an input of {Pixels} values (28x28x1), got {model.InputLength}; choose a model for handwritten digits.");
        if (model.OutputLength < 2)
            throw new InvalidModelException($"The model: expected one output a class, at least 2, got {model.OutputLength}; choose a model for handwritten digits.");
        _session = model.CreateSession();
    }

    /// <inheritdoc/>
    public int Classes => _session.Model.OutputLength;

    /// <inheritdoc/>
    public int Classify(ReadOnlySpan<byte> digit28x28, Span<float> probabilities)
    {
        Classification best = _session.Classify(digit28x28);
        _session.Probabilities.CopyTo(probabilities);
        return best.Label;
    }
}
