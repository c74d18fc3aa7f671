using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>An operator with weights, a bias and a rescaling of each output channel.</summary>
public abstract class WeightedProblem : Problem
{
    private protected sbyte[] Input { get; private set; } = [];

    private protected sbyte[] Weights { get; private set; } = [];

    private protected int[] InputShape { get; private set; } = [];

    private protected int[] WeightShape { get; private set; } = [];

    private protected int ZeroPoint { get; private set; }

    private protected Requantization Last { get; private set; } = null!;

    public override sbyte[][] Inputs => [Input];

    /// <summary>The operator's tensor of the input.</summary>
    private protected Tensor InputTensor => new("in", InputShape, 1f, ZeroPoint);

    /// <summary>Draws all that shapes do not say.</summary>
    /// <param name="parts">The source of parts.</param>
    /// <param name="batches">The batch is one of these.</param>
    /// <param name="sample">The shape of one sample.</param>
    /// <param name="weightShape">The shape of the weights.</param>
    /// <param name="outputs">The output channels.</param>
    private protected void Draw(Parts parts, int[] batches, int[] sample, int[] weightShape, int outputs)
    {
        ZeroPoint = parts.ZeroPoint();
        InputShape = [parts.Pick(batches), .. sample];
        WeightShape = weightShape;
        Input = parts.Values(Shapes.Length(InputShape), ZeroPoint);
        Weights = parts.Weights(Shapes.Length(WeightShape));
        parts.Rescaling(outputs, Shapes.Length(WeightShape) / outputs, out int[] multipliers, out int[] shifts);
        int outputZeroPoint = parts.ZeroPoint();
        parts.ActivationRange(outputZeroPoint, out int min, out int max);
        Last = new Requantization(parts.Bias(outputs), multipliers, shifts, outputZeroPoint, min, max);
    }

    /// <summary>The operator's tensor of the output.</summary>
    private protected Tensor OutputTensor(params int[] sample) => new("out", [InputShape[0], .. sample], 1f, Last.ZeroPoint);
}
