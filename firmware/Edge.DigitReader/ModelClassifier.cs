using System;
using Edge.Inference;
using Edge.Micro;
using Edge.Vision;

namespace Edge.DigitReader;

/// <summary>The network of <c>Edge.Inference</c> as the digit reader's classifier. For one thread at a time.</summary>
public sealed class ModelClassifier : IClassifier
{
    private const int Pixels = Reading.DigitSide * Reading.DigitSide;

    // Without a rule the probability alone tells which of two guesses is better.
    private const int ScoreOfCertainty = 1 << 16;

    private readonly Session _session;
    private readonly RejectingSession? _rejecting;

    /// <summary>Makes a session of a model.</summary>
    /// <param name="model">A model from 28x28x1 pixels to at least two classes.</param>
    /// <param name="rejection">The model's rule; null where it has none, and then it claims to know whatever it is shown.</param>
    /// <param name="gate">The second network whose logits the rule weighs too and which may see what lies around the digit; null where it weighs the model's alone.</param>
    /// <exception cref="InvalidModelException">A model takes or gives something else, or the rule is another model's.</exception>
    public ModelClassifier(Model model, LogitRejection? rejection = null, Model? gate = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.InputLength != Pixels)
            throw new InvalidModelException($"The model: expected an input of {Pixels} values (28x28x1), got {model.InputLength}; choose a model for handwritten digits.");
        if (model.OutputLength < 2)
            throw new InvalidModelException($"The model: expected one output a class, at least 2, got {model.OutputLength}; choose a model for handwritten digits.");
        if (rejection is not null && gate is not null && gate.InputLength != Pixels && gate.InputLength != Pixels + Surroundings.Length)
            throw new InvalidModelException(
                $"The gate: expected an input of {Pixels + Surroundings.Length} values (28x28x{1 + Surroundings.Channels}: a digit and its surroundings), got {gate.InputLength}; choose the gate of this version.");
        _rejecting = rejection is null ? null : new RejectingSession(model, rejection, gate);
        _session = _rejecting?.Session ?? model.CreateSession();
    }

    /// <inheritdoc/>
    public int Score { get; private set; }

    /// <inheritdoc/>
    public bool TellsGuesses => _rejecting is { TakesSurroundings: true };

    /// <inheritdoc/>
    public int Classes => _session.Model.OutputLength;

    /// <inheritdoc/>
    public int Classify(ReadOnlySpan<byte> digit28x28, ReadOnlySpan<byte> surroundings, Span<float> probabilities)
    {
        Classification best;
        if (_rejecting is null)
        {
            best = _session.Classify(digit28x28);
            Score = (int)(ScoreOfCertainty * best.Probability);
        }
        else
        {
            _rejecting.TryClassify(digit28x28, surroundings, out best);
            Score = _rejecting.Score;
        }
        _session.Probabilities.CopyTo(probabilities);
        return best.Label;
    }
}
