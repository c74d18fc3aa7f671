using System;
using System.Collections.Generic;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Network;

/// <summary>One step of a float network.</summary>
/// <param name="Name">Its name in the imported model.</param>
/// <param name="Inputs">Tensors read, weights apart.</param>
/// <param name="Output">The tensor written.</param>
public abstract record FloatOperator(string Name, IReadOnlyList<FloatTensor> Inputs, FloatTensor Output)
{
    /// <summary>The first input.</summary>
    public FloatTensor Input => Inputs[0];

    /// <summary>True where int8 gives the output the scale and zero point of every input: values are moved, chosen or averaged, not computed anew.</summary>
    public virtual bool KeepsQuantization => false;

    /// <summary>The scale and zero point that int8 prescribes for the output; null where its range decides.</summary>
    public virtual TensorQuantization? OutputQuantization => null;

    /// <summary>Computes the output of one sample.</summary>
    /// <param name="inputs">One array an input.</param>
    /// <param name="output">Receives the output.</param>
    public abstract void Run(float[][] inputs, float[] output);

    /// <summary>Applies an activation in place.</summary>
    protected static void Activate(Span<float> values, FloatActivation activation)
    {
        if (activation == FloatActivation.None)
            return;
        (float least, float most) = activation switch
        {
            FloatActivation.Relu6 => (0f, 6f),
            FloatActivation.ReluN1To1 => (-1f, 1f),
            _ => (0f, float.PositiveInfinity),
        };
        for (int i = 0; i < values.Length; i++)
            values[i] = Math.Min(Math.Max(values[i], least), most);
    }
}
