using System;
using Edge.Micro.Updates.Slots;

namespace Edge.Nano;

/// <summary>The network that came in a package, run by Edge.Micro's interpreter. Before the first package every probability is 0.</summary>
public sealed class StoredNetwork : IDigitNetwork
{
    private const sbyte Zero = -128;

    private readonly BoardStore _store;
    private readonly sbyte[] _input = new sbyte[FrameFormat.DigitSide * FrameFormat.DigitSide];

    /// <summary>Makes it.</summary>
    /// <param name="store">Holds the packages; its networks are of 28x28 pixels to ten classes.</param>
    public StoredNetwork(BoardStore store) => _store = store;

    /// <inheritdoc/>
    public string Name => _store.Active == null ? "none" : _store.Active.Manifest.Name + "-" + _store.Version;

    /// <summary>Whether there is a network. A board reads no rule of a package: it is for networks with a gate, which a PC and a Pi run.</summary>
    public bool Knows => _store.Active != null;

    /// <inheritdoc/>
    public bool SelfTest() => _store.Active != null && _store.Active.SelfTest();

    /// <inheritdoc/>
    public void Run(byte[] picture, sbyte[] output)
    {
        if (picture.Length != _input.Length)
            throw new ArgumentException("Expected a picture of " + _input.Length + " bytes, got " + picture.Length + ".");
        BoardModel? model = _store.Active;
        if (model == null)
        {
            for (int i = 0; i < output.Length; i++)
                output[i] = Zero;
            return;
        }
        // One step of the input is 1/255 and its zero -128: a grey needs no arithmetic but that.
        for (int i = 0; i < _input.Length; i++)
            _input[i] = (sbyte)(picture[i] - 128);
        model.Interpreter.Run(_input, 0, output, 0);
    }
}
