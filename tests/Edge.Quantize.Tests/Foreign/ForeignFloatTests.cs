using System;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Tests.Foreign;

/// <summary>Proves that what others export is read as what it computes: the recorded answers of ONNX Runtime, within 1e-4 of the largest.</summary>
public class ForeignFloatTests
{
    private const double Tolerance = 1e-4;

    [Theory]
    [MemberData(nameof(ForeignNetwork.FloatNames), MemberType = typeof(ForeignNetwork))]
    public void Float_outputs_are_those_of_Onnx_Runtime(string name)
    {
        ForeignNetwork network = ForeignNetwork.All[name];
        FloatGraph graph = QuantizationPipeline.Import(network.Onnx);
        Assert.Equal(network.InputLength, graph.Input.Length);
        Assert.Equal(network.OutputLength, graph.Output.Length);
        var executor = new FloatExecutor(graph);
        float[][] inputs = network.Inputs(), outputs = network.Outputs();
        // Answers that do not depend on the input would prove little.
        Assert.True(outputs.Skip(1).All(o => Distance(o, outputs[0]) > 10 * Tolerance * outputs[0].Max(Math.Abs)));
        for (int i = 0; i < inputs.Length; i++)
            Agree(outputs[i], executor.Run(network.ToChannelsLast(inputs[i])).ToArray());
    }

    internal static void Agree(float[] expected, float[] got)
    {
        Assert.Equal(expected.Length, got.Length);
        double worst = Distance(expected, got), largest = expected.Max(Math.Abs);
        Assert.True(worst <= Tolerance * largest, $"off by {worst} where the largest output is {largest}");
    }

    private static double Distance(float[] first, float[] second) => first.Zip(second, (a, b) => Math.Abs((double)a - b)).Max();
}
