using System;
using Edge.Micro;
using Edge.Models;

namespace Edge.Nano;

/// <summary>The network 'nano' in straight-line code. The only file that knows the generated classes.</summary>
public sealed class DigitNetwork : IDigitNetwork
{
    private readonly NanoNano _network = new NanoNano();
    private readonly LogitRejection _rule = NanoBoardRejection.Create();
    private readonly sbyte[] _input = new sbyte[NanoNano.InputLength];

    /// <inheritdoc/>
    public string Name => "nano";

    /// <inheritdoc/>
    public bool Knows { get; private set; }

    /// <inheritdoc/>
    public bool SelfTest() => _network.SelfTest();

    /// <inheritdoc/>
    public void Run(byte[] picture, sbyte[] output)
    {
        if (picture.Length != _input.Length)
            throw new ArgumentException("Expected a picture of " + _input.Length + " bytes, got " + picture.Length + ".");
        // One step of the input is 1/255 and its zero -128: a grey needs no arithmetic but that.
        sbyte[] input = _input;
        for (int i = 0; i < input.Length; i++)
            input[i] = (sbyte)(picture[i] - 128);
        _network.Run(input, output);
        int best = 0;
        for (int i = 1; i < output.Length; i++)
            if (output[i] > output[best])
                best = i;
        Knows = _rule.Knows(_network.Logits, best);
    }
}
