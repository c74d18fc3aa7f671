using System;
using Edge.Micro;

namespace Edge.Inference;

/// <summary>A network and a second one, its gate, that sees the same pictures and what lies around them: the scores of both together tell what those of either do not.</summary>
/// <remarks>For one thread at a time. Nothing is allocated after creation.</remarks>
public sealed class GatedSession
{
    private readonly Session? _gate;
    private readonly byte[] _channels;
    private readonly sbyte[] _logits;

    /// <summary>Makes the sessions.</summary>
    /// <param name="model">The network.</param>
    /// <param name="gate">The second one: it takes the network's input, or with each value of it so many of the surroundings as further channels; null for the network alone.</param>
    /// <param name="engine">Which kernels run; all give the same bits.</param>
    /// <exception cref="InvalidModelException">The gate takes other pictures; the message says which.</exception>
    public GatedSession(Model model, Model? gate = null, EngineKind engine = EngineKind.Fast)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (gate is not null && (gate.InputLength < model.InputLength || gate.InputLength % model.InputLength != 0))
            throw new InvalidModelException($"The gate: expected an input of {model.InputLength} values, as the model's, or of a multiple, got {gate.InputLength}; choose the gate that ships with the model.");
        SurroundingsLength = gate is null ? 0 : gate.InputLength - model.InputLength;
        _channels = new byte[TakesSurroundings ? gate!.InputLength : 0];
        _logits = new sbyte[model.Logits.Length + (gate?.Logits.Length ?? 0)];
        Session = model.CreateSession(engine);
        _gate = gate?.CreateSession(engine);
    }

    /// <summary>Whether the gate sees what lies around a picture too.</summary>
    public bool TakesSurroundings => SurroundingsLength > 0;

    /// <summary>Number of values of the surroundings: as many for each of the picture's; 0 where the gate does not see them.</summary>
    public int SurroundingsLength { get; }

    /// <summary>The network's session: after a picture, <see cref="Session.Probabilities"/> has those of all classes.</summary>
    public Session Session { get; }

    /// <summary>The int8 scores of the last picture before the softmax: the network's, and then the gate's.</summary>
    public ReadOnlySpan<sbyte> Logits => _logits;

    /// <summary>The same as an array, as the nanoFramework subset takes them.</summary>
    internal sbyte[] LogitArray => _logits;

    /// <summary>Runs both on a picture.</summary>
    /// <param name="pixels">The inputs as bytes (NHWC), one input after the other, 0 to 255 for the real 0 to 1: exactly <see cref="Model.InputLength"/>.</param>
    /// <param name="surroundings">What lies around the picture, <see cref="SurroundingsLength"/> bytes (NHWC); not looked at unless <see cref="TakesSurroundings"/>.</param>
    /// <returns>The network's most probable class.</returns>
    /// <exception cref="ArgumentException">One of them has another length.</exception>
    public Classification Classify(ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> surroundings)
    {
        if (TakesSurroundings && surroundings.Length != SurroundingsLength)
            throw new ArgumentException($"Expected surroundings of {SurroundingsLength} values, got {surroundings.Length}; pass what lies around the picture in the frame.", nameof(surroundings));
        Classification best = Session.Classify(pixels);
        Session.Logits.CopyTo(_logits);
        if (_gate is not null)
        {
            _gate.Classify(TakesSurroundings ? Join(pixels, surroundings) : pixels);
            _gate.Logits.CopyTo(_logits.AsSpan(Session.Logits.Length));
        }
        return best;
    }

    private byte[] Join(ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> surroundings)
    {
        int more = surroundings.Length / pixels.Length;
        for (int i = 0, to = 0; i < pixels.Length; i++)
        {
            _channels[to++] = pixels[i];
            for (int k = 0; k < more; k++)
                _channels[to++] = surroundings[(i * more) + k];
        }
        return _channels;
    }
}
