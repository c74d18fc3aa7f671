using System;
using Edge.Micro;

namespace Edge.Inference;

/// <summary>A network and a second one, its gate, that sees the same pictures: the scores of both together tell what those of either do not.</summary>
/// <remarks>For one thread at a time. Nothing is allocated after creation.</remarks>
public sealed class GatedSession
{
    private readonly Session? _gate;
    private readonly sbyte[] _logits;

    /// <summary>Makes the sessions.</summary>
    /// <param name="model">The network.</param>
    /// <param name="gate">The second one; null for the network alone.</param>
    /// <param name="engine">Which kernels run; all give the same bits.</param>
    /// <exception cref="InvalidModelException">The gate takes other pictures; the message says which.</exception>
    public GatedSession(Model model, Model? gate = null, EngineKind engine = EngineKind.Fast)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (gate is not null && gate.InputLength != model.InputLength)
            throw new InvalidModelException($"The gate: expected an input of {model.InputLength} values, as the model's, got {gate.InputLength}; choose the gate that ships with the model.");
        _logits = new sbyte[model.Logits.Length + (gate?.Logits.Length ?? 0)];
        Session = model.CreateSession(engine);
        _gate = gate?.CreateSession(engine);
    }

    /// <summary>The network's session: after a picture, <see cref="Session.Probabilities"/> has those of all classes.</summary>
    public Session Session { get; }

    /// <summary>The int8 scores of the last picture before the softmax: the network's, and then the gate's.</summary>
    public ReadOnlySpan<sbyte> Logits => _logits;

    /// <summary>The same as an array, as the nanoFramework subset takes them.</summary>
    internal sbyte[] LogitArray => _logits;

    /// <summary>Runs both on a picture.</summary>
    /// <param name="pixels">The inputs as bytes (NHWC), one input after the other, 0 to 255 for the real 0 to 1: exactly <see cref="Model.InputLength"/>.</param>
    /// <returns>The network's most probable class.</returns>
    /// <exception cref="ArgumentException"><paramref name="pixels"/> has another length.</exception>
    public Classification Classify(ReadOnlySpan<byte> pixels)
    {
        Classification best = Session.Classify(pixels);
        Session.Logits.CopyTo(_logits);
        if (_gate is not null)
        {
            _gate.Classify(pixels);
            _gate.Logits.CopyTo(_logits.AsSpan(Session.Logits.Length));
        }
        return best;
    }
}
