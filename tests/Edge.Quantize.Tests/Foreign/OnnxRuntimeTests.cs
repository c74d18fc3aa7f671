using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Edge.Quantize.Network;
using Edge.Testing;

namespace Edge.Quantize.Tests.Foreign;

/// <summary>Proves on many more inputs, with ONNX Runtime itself, that every foreign network in float is read as what it computes.</summary>
public class OnnxRuntimeTests
{
    private const int Inputs = 25;

    [SkippableFact]
    public async Task Float_outputs_are_those_of_Onnx_Runtime_on_random_inputs()
    {
        Dictionary<ForeignNetwork, float[][]> inputs = ForeignNetwork.All.Values.Where(n => !n.Quantized && !n.Refused).ToDictionary(n => n, n => n.RandomInputs(Inputs, 11));
        Dictionary<string, float[]> answers = await OnnxRuntimeAnswers.RunOrSkipAsync([.. inputs.Select(i => new OnnxRuntimeJob(i.Key.Name, i.Key.Onnx, [1, .. i.Key.Input], i.Value))]);
        Assert.All(inputs, pair =>
        {
            (ForeignNetwork network, float[][] samples) = pair;
            var executor = new FloatExecutor(QuantizationPipeline.Import(network.Onnx));
            float[][] outputs = network.OutputsOf(answers[network.Name]);
            for (int i = 0; i < Inputs; i++)
                ForeignFloatTests.Agree(outputs[i], executor.Run(network.ToChannelsLast(samples[i])).ToArray());
        });
    }
}
