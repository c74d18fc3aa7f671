using System;
using Edge.Inference;
using Edge.Micro;

namespace Edge.DigitReader;

/// <summary>The network of <c>Edge.Inference</c> as the digit reader's classifier. For one thread at a time.</summary>
public sealed class ModelClassifier : IClassifier
{
    private const int Pixels = Reading.DigitSide * Reading.DigitSide;
    private readonly Session _session;
    private readonly Session? _gate;
    private readonly LogitRejection? _rejection;
    private readonly sbyte[] _logits;

    /// <summary>Makes a session of a model.</summary>
    /// <param name="model">A model from 28x28x1 pixels to at least two classes.</param>
    /// <param name="rejection">The model's rule; null where it has none, and then it claims to know whatever it is shown.</param>
    /// <param name="gate">The second network whose logits the rule weighs too; null where it weighs the model's alone.</param>
    /// <exception cref="InvalidModelException">A model takes or gives something else, or the rule is another model's.</exception>
    public ModelClassifier(Model model, LogitRejection? rejection = null, Model? gate = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.InputLength != Pixels)
            throw new InvalidModelException($"The model: expected an input of {Pixels} values (28x28x1), got {model.InputLength}; choose a model for handwritten digits.");
        if (model.OutputLength < 2)
            throw new InvalidModelException($"The model: expected one output a class, at least 2, got {model.OutputLength}; choose a model for handwritten digits.");
        if (gate is not null && gate.InputLength != Pixels)
            throw new InvalidModelException($"The gate: expected an input of {Pixels} values (28x28x1), got {gate.InputLength}; choose the gate that ships.");
        _logits = new sbyte[model.Logits.Length + (gate?.Logits.Length ?? 0)];
        if (rejection is not null && (rejection.Classes != model.Logits.Length || rejection.Inputs != _logits.Length))
            throw new InvalidModelException(
                $"The rejection rule: expected one of {model.Logits.Length} classes and {_logits.Length} logits, got one of {rejection.Classes} and {rejection.Inputs}; calibrate the model again.");
        _session = model.CreateSession();
        _gate = rejection is null ? null : gate?.CreateSession();
        _rejection = rejection;
    }

    /// <inheritdoc/>
    public bool Knows { get; private set; } = true;

    /// <inheritdoc/>
    public int Classes => _session.Model.OutputLength;

    /// <inheritdoc/>
    public int Classify(ReadOnlySpan<byte> digit28x28, Span<float> probabilities)
    {
        Classification best = _session.Classify(digit28x28);
        _session.Probabilities.CopyTo(probabilities);
        if (_rejection is not null)
            Knows = Weigh(digit28x28, best.Label, _rejection);
        return best.Label;
    }

    private bool Weigh(ReadOnlySpan<byte> digit28x28, int label, LogitRejection rejection)
    {
        _session.Logits.CopyTo(_logits);
        if (_gate is not null)
        {
            _gate.Run(digit28x28);
            _gate.Logits.CopyTo(_logits.AsSpan(_session.Logits.Length));
        }
        return rejection.Knows(_logits, label);
    }
}
