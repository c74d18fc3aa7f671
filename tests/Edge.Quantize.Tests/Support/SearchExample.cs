using System;
using System.Linq;
using System.Threading;
using Edge.Inference;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Tests.Support;

/// <summary>A small network with pictures of its own, for the search of a scheme.</summary>
internal static class SearchExample
{
    private static readonly Lazy<(FloatGraph Graph, ArrayImages Images)> Ninety = new(() => Load(Network(), 90));

    public static FloatGraph Graph => Ninety.Value.Graph;

    public static ArrayImages Images => Ninety.Value.Images;

    public static QuantizedNetwork Run(QuantizationChoices choices) =>
        SchemeSearch.Run(Graph, Images, 1000, 30, choices, null, CancellationToken.None);

    // Both engines take the file and give the same bits, close to float; a layer's weights have as many scales as they should.
    public static void AssertRuns(QuantizedNetwork network, WeightScheme weights)
    {
        byte[] file = Quantizer.ToTflite(network, "", []);
        Model model = Model.Load(file);
        Assert.All(model.Graph.Operators.OfType<Micro.Operators.FullyConnected>(), o => Assert.Equal(weights == WeightScheme.PerTensor, o.Multipliers.Distinct().Count() == 1));
        Session fast = model.CreateSession(), reference = model.CreateSession(EngineKind.Reference);
        var executor = new FloatExecutor(network.Reference);
        var sample = new float[Images.ImageLength];
        for (int i = 0; i < 3; i++)
        {
            Images.CopyImage(i, sample);
            float[] got = fast.Run((ReadOnlySpan<float>)sample).ToArray(), real = executor.Run(sample).ToArray();
            Assert.Equal(reference.Run((ReadOnlySpan<float>)sample).ToArray(), got);
            Assert.All(real.Zip(got), p => Assert.Equal(p.First, p.Second, 0.15f));
        }
    }

    public static NetworkBuilder Network() =>
        new NetworkBuilder(2, 1, 2, 8, 8).Conv(6, 3).Node("Relu").Pool("MaxPool", 2, 2, Padding.None).Flatten().Dense(8, DenseForm.Gemm).Node("Relu").Dense(4, DenseForm.Gemm).Node("Softmax");

    public static (FloatGraph Graph, ArrayImages Images) Load(NetworkBuilder net, int count) =>
        (QuantizationPipeline.Import(net.ToBytes()), new ArrayImages([.. Enumerable.Range(0, count).Select(_ => net.Sample().ToNhwc().Select(v => (float)v).ToArray())]));
}
