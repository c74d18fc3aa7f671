using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using Edge.Inference;
using Edge.Micro;
using Edge.Micro.Arithmetic;
using Edge.Quantize.Data;

namespace Edge.Quantize.Pipeline;

/// <summary>Inputs and the outputs that the integer kernels give for them: a device that gives others is wrong.</summary>
/// <param name="Inputs">The inputs, one after the other.</param>
/// <param name="Outputs">The outputs, one after the other.</param>
/// <param name="Count">How many.</param>
public sealed record GoldenSamples(sbyte[] Inputs, sbyte[] Outputs, int Count)
{
    // Samples taken from the pictures; two more are the extremes of int8.
    private const int Pictures = 2;

    // They travel with the model, and as digits in its class: a network of large pictures gets fewer.
    private const int MostBytes = 4 << 20;

    private const int Seed = 20_260_101;

    /// <summary>Two pictures, and all inputs at the lowest and at the highest value: saturation at both ends.</summary>
    /// <param name="model">The network; its reference kernels give the outputs.</param>
    /// <param name="images">Pictures with as many values as the network's inputs have elements; null for bytes of a seeded generator.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static GoldenSamples Of(Model model, IImageSet? images, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        int length = model.InputLength, most = Math.Max(1, MostBytes / (length + model.OutputLength));
        int pictures = Math.Min(Math.Min(Pictures, images?.Count ?? Pictures), most), count = Math.Min(pictures + 2, most);
        var inputs = new sbyte[count * length];
        if (images is null)
            new Random(Seed).NextBytes(MemoryMarshal.AsBytes(inputs.AsSpan(0, pictures * length)));
        else
            for (int i = 0; i < pictures; i++)
                Quantize(images, i, model.Graph.Inputs, inputs.AsSpan(i * length, length));
        for (int i = pictures; i < count; i++)
            inputs.AsSpan(i * length, length).Fill(i == pictures ? sbyte.MinValue : sbyte.MaxValue);

        Session session = model.CreateSession(EngineKind.Reference);
        var outputs = new sbyte[count * model.OutputLength];
        for (int i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            session.Run(inputs.AsSpan(i * length, length)).CopyTo(outputs.AsSpan(i * model.OutputLength));
        }
        return new GoldenSamples(inputs, outputs, count);
    }

    /// <summary>The samples in a .tflite file's metadata.</summary>
    /// <param name="model">The network that was loaded from the file.</param>
    /// <param name="metadata">The entry: each input followed by its output.</param>
    public static GoldenSamples OfMetadata(Model model, byte[] metadata)
    {
        ArgumentNullException.ThrowIfNull(model);
        sbyte[][] samples = [.. MemoryMarshal.Cast<byte, sbyte>(metadata).ToArray().Chunk(model.InputLength + model.OutputLength)];
        return new GoldenSamples([.. samples.SelectMany(s => s[..model.InputLength])], [.. samples.SelectMany(s => s[model.InputLength..])], samples.Length);
    }

    /// <summary>The form in a .tflite file's metadata: each input followed by its output.</summary>
    public byte[] ToMetadata()
    {
        IEnumerable<sbyte[]> input = Inputs.Chunk(Inputs.Length / Count), output = Outputs.Chunk(Outputs.Length / Count);
        return [.. input.Zip(output, (i, o) => i.Concat(o)).SelectMany(sample => sample).Select(v => unchecked((byte)v))];
    }

    /// <summary>A picture as a network's inputs take it.</summary>
    internal static void Quantize(IImageSet images, int index, Tensor[] inputs, Span<sbyte> values)
    {
        var image = new float[values.Length];
        images.CopyImage(index, image);
        int at = 0;
        foreach (Tensor input in inputs)
            for (int i = 0; i < input.Length; i++, at++)
            {
                // A uint8 is the int8 of a zero point less by 128, with the highest bit turned.
                values[at] = input.IsUnsigned
                    ? unchecked((sbyte)(Scales.Quantize(image[at], input.Scale, input.ZeroPoint - 128) ^ 0x80))
                    : Scales.Quantize(image[at], input.Scale, input.ZeroPoint);
            }
    }
}
