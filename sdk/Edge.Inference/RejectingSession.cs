using System;
using Edge.Micro;

namespace Edge.Inference;

/// <summary>Classifies pictures, and knows when not to answer: a rule weighs the scores of all classes, where the winner's probability alone tells little.</summary>
/// <remarks>For one thread at a time. Nothing is allocated after creation. Every platform decides alike: the rule is of whole numbers.</remarks>
public sealed class RejectingSession
{
    private readonly GatedSession _networks;
    private readonly LogitRejection _rule;

    /// <summary>Makes the sessions of a network and of the one that helps it.</summary>
    /// <param name="model">The network.</param>
    /// <param name="rule">Its rule.</param>
    /// <param name="gate">A second network that sees the same pictures, and what lies around them if its input has further channels, and whose scores the rule weighs too; null
    /// where it weighs the model's alone.</param>
    /// <param name="engine">Which kernels run; all give the same bits.</param>
    /// <exception cref="InvalidModelException">The rule is another model's, or the gate takes other pictures; the message says which.</exception>
    public RejectingSession(Model model, LogitRejection rule, Model? gate = null, EngineKind engine = EngineKind.Fast)
    {
        ArgumentNullException.ThrowIfNull(rule);
        _networks = new GatedSession(model, gate, engine);
        if (rule.Classes != model.Logits.Length || rule.Inputs != _networks.Logits.Length)
            throw new InvalidModelException(
                $"The rejection rule: expected one of {model.Logits.Length} classes and {_networks.Logits.Length} logits, got one of {rule.Classes} and {rule.Inputs}; calibrate the model again.");
        _rule = rule;
    }

    /// <summary>The network's session: after a picture, <see cref="Session.Probabilities"/> has those of all classes.</summary>
    public Session Session => _networks.Session;

    /// <summary>How surely the network knows what it saw last, by its rule (<see cref="LogitRejection.Score"/>): 0 or more is an answer.</summary>
    public int Score { get; private set; }

    /// <summary>Whether the gate sees what lies around a picture too.</summary>
    public bool TakesSurroundings => _networks.TakesSurroundings;

    /// <summary>Number of values of the surroundings; 0 where the gate does not see them.</summary>
    public int SurroundingsLength => _networks.SurroundingsLength;

    /// <summary>Runs on a picture and finds the most probable class, for a rule whose gate needs no surroundings (<see cref="TakesSurroundings"/>).</summary>
    /// <param name="pixels">The inputs as bytes (NHWC), one input after the other, 0 to 255 for the real 0 to 1: exactly <see cref="Model.InputLength"/>.</param>
    /// <param name="best">The most probable class, whether the network knows what it sees or not.</param>
    /// <returns>Whether it knows: false for what is none of its classes.</returns>
    /// <exception cref="ArgumentException"><paramref name="pixels"/> has another length, or the gate takes surroundings.</exception>
    public bool TryClassify(ReadOnlySpan<byte> pixels, out Classification best) => TryClassify(pixels, [], out best);

    /// <summary>Runs on a picture and finds the most probable class.</summary>
    /// <param name="pixels">The inputs as bytes (NHWC), one input after the other, 0 to 255 for the real 0 to 1: exactly <see cref="Model.InputLength"/>.</param>
    /// <param name="surroundings">What lies around the picture, <see cref="SurroundingsLength"/> bytes: for digits what Edge.Vision's Surroundings draws. Not looked at unless <see cref="TakesSurroundings"/>.</param>
    /// <param name="best">The most probable class, whether the network knows what it sees or not.</param>
    /// <returns>Whether it knows: false for what is none of its classes.</returns>
    /// <exception cref="ArgumentException"><paramref name="pixels"/> or <paramref name="surroundings"/> has another length.</exception>
    public bool TryClassify(ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> surroundings, out Classification best)
    {
        best = _networks.Classify(pixels, surroundings);
        Score = _rule.Score(_networks.LogitArray, best.Label);
        return Score >= 0;
    }
}
