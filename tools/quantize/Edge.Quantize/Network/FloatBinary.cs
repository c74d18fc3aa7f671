using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Network;

/// <summary>An operator that combines two tensors element by element; dimensions of 1 are repeated.</summary>
/// <param name="Name">Its name.</param>
/// <param name="First">Each dimension equal to the output's or 1.</param>
/// <param name="Second">Each dimension equal to the output's or 1.</param>
/// <param name="Output">The broadcast shape.</param>
/// <param name="Activation">The fused activation.</param>
public abstract record FloatBinary(string Name, FloatTensor First, FloatTensor Second, FloatTensor Output, FloatActivation Activation)
    : FloatOperator(Name, [First, Second], Output)
{
    /// <inheritdoc/>
    public override void Run(float[][] inputs, float[] output)
    {
        if (First.Length == output.Length && Second.Length == output.Length)
            for (int i = 0; i < output.Length; i++)
                output[i] = Combine(inputs[0][i], inputs[1][i]);
        else
            RunBroadcast(inputs, output);
        Activate(output, Activation);
    }

    /// <summary>The output for two values, before the activation.</summary>
    protected abstract float Combine(float first, float second);

    private void RunBroadcast(float[][] inputs, float[] output)
    {
        int[] firstSteps = Steps(First.Shape), secondSteps = Steps(Second.Shape);
        for (int i = 0; i < output.Length; i++)
        {
            int first = 0, second = 0, rest = i;
            for (int d = Output.Shape.Count - 1; rest > 0; d--)
            {
                first += rest % Output.Shape[d] * firstSteps[d];
                second += rest % Output.Shape[d] * secondSteps[d];
                rest /= Output.Shape[d];
            }
            output[i] = Combine(inputs[0][first], inputs[1][second]);
        }
    }

    private static int[] Steps(IReadOnlyList<int> shape) => [.. shape.Select((size, d) => size == 1 ? 0 : shape.Skip(d + 1).Aggregate(1, (product, s) => product * s))];
}
