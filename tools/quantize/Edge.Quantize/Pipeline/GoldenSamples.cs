using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Inference;
using Edge.Micro;
using Edge.Micro.Arithmetic;
using Edge.Quantize.Data;

namespace Edge.Quantize.Pipeline;

/// <summary>Inputs and the outputs that the integer kernels give for them: a device that gives others is wrong.</summary>
/// <param name="Inputs">The inputs, one after the other.</param>
/// <param name="Outputs">The outputs, one after the other.</param>
/// <param name="Count">How many.</param>
internal sealed record GoldenSamples(sbyte[] Inputs, sbyte[] Outputs, int Count)
{
    /// <summary>Samples taken from the calibration pictures; two more are the extremes of int8.</summary>
    private const int Pictures = 2;

    /// <summary>Two pictures, and all inputs at the lowest and at the highest value: saturation at both ends.</summary>
    public static GoldenSamples Of(Model model, IImageSet images)
    {
        int length = model.InputLength, pictures = Math.Min(Pictures, images.Count);
        var inputs = new sbyte[(pictures + 2) * length];
        var image = new float[length];
        Tensor input = model.Graph.Inputs[0];
        for (int i = 0; i < pictures; i++)
        {
            images.CopyImage(i, image);
            for (int j = 0; j < length; j++)
                inputs[i * length + j] = Scales.Quantize(image[j], input.Scale, input.ZeroPoint);
        }
        inputs.AsSpan(pictures * length, length).Fill(sbyte.MinValue);
        inputs.AsSpan((pictures + 1) * length).Fill(sbyte.MaxValue);
        Session session = model.CreateSession();
        sbyte[] outputs = [.. Enumerable.Range(0, pictures + 2).SelectMany(i => session.Run(inputs.AsSpan(i * length, length)).ToArray())];
        return new GoldenSamples(inputs, outputs, pictures + 2);
    }

    /// <summary>The form in a .tflite file's metadata: each input followed by its output.</summary>
    public byte[] ToMetadata()
    {
        IEnumerable<sbyte[]> input = Inputs.Chunk(Inputs.Length / Count), output = Outputs.Chunk(Outputs.Length / Count);
        return [.. input.Zip(output, (i, o) => i.Concat(o)).SelectMany(sample => sample).Select(v => unchecked((byte)v))];
    }
}
