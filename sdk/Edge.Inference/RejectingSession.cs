using System;
using Edge.Micro;

namespace Edge.Inference;

/// <summary>Classifies pictures, and knows when not to answer: a rule weighs the scores of all classes, where the winner's probability alone tells little.</summary>
/// <remarks>For one thread at a time. Nothing is allocated after creation. Every platform decides alike: the rule is of whole numbers.</remarks>
public sealed class RejectingSession
{
    private readonly Session? _gate;
    private readonly LogitRejection _rule;
    private readonly sbyte[] _logits;

    /// <summary>Makes the sessions of a network and of the one that helps it.</summary>
    /// <param name="model">The network.</param>
    /// <param name="rule">Its rule.</param>
    /// <param name="gate">A second network that sees the same pictures and whose scores the rule weighs too; null where it weighs the model's alone.</param>
    /// <param name="engine">Which kernels run; all give the same bits.</param>
    /// <exception cref="InvalidModelException">The rule is another model's, or the gate takes other pictures; the message says which.</exception>
    public RejectingSession(Model model, LogitRejection rule, Model? gate = null, EngineKind engine = EngineKind.Fast)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rule);
        if (gate is not null && gate.InputLength != model.InputLength)
            throw new InvalidModelException($"The gate: expected an input of {model.InputLength} values, as the model's, got {gate.InputLength}; choose the gate that ships with the model.");
        _logits = new sbyte[model.Logits.Length + (gate?.Logits.Length ?? 0)];
        if (rule.Classes != model.Logits.Length || rule.Inputs != _logits.Length)
            throw new InvalidModelException(
                $"The rejection rule: expected one of {model.Logits.Length} classes and {_logits.Length} logits, got one of {rule.Classes} and {rule.Inputs}; calibrate the model again.");
        Session = model.CreateSession(engine);
        _gate = gate?.CreateSession(engine);
        _rule = rule;
    }

    /// <summary>The network's session: after a picture, <see cref="Session.Probabilities"/> has those of all classes.</summary>
    public Session Session { get; }

    /// <summary>How surely the network knew the last picture: 0 or more is an answer.</summary>
    public int Score { get; private set; }

    /// <summary>Runs on a picture and finds the most probable class.</summary>
    /// <param name="pixels">The inputs as bytes (NHWC), one input after the other, 0 to 255 for the real 0 to 1: exactly <see cref="Model.InputLength"/>.</param>
    /// <param name="best">The most probable class, whether the network knows what it sees or not.</param>
    /// <returns>Whether it knows: false for what is none of its classes.</returns>
    /// <exception cref="ArgumentException"><paramref name="pixels"/> has another length.</exception>
    public bool TryClassify(ReadOnlySpan<byte> pixels, out Classification best)
    {
        best = Session.Classify(pixels);
        Session.Logits.CopyTo(_logits);
        if (_gate is not null)
        {
            _gate.Classify(pixels);
            _gate.Logits.CopyTo(_logits.AsSpan(Session.Logits.Length));
        }
        Score = _rule.Score(_logits, best.Label);
        return Score >= 0;
    }
}
