using System.Linq;
using System.Threading;
using Edge.Inference;
using Edge.Quantize.Calibration;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Tests.Support;

/// <summary>A network imported, calibrated on samples of its own and quantised.</summary>
internal sealed record Quantized(FloatGraph Graph, Model Model, byte[] Tflite, float[][] Samples)
{
    public static Quantized Of(NetworkBuilder net, int samples = 24)
    {
        FloatGraph graph = QuantizationPipeline.Import(net.ToBytes());
        float[][] inputs = [.. Enumerable.Range(0, samples).Select(_ => net.Sample().ToNhwc().Select(v => (float)v).ToArray())];
        byte[] file = Quantizer.ToTflite(graph, Calibrator.Run(graph, new ArrayImages(inputs), samples, CancellationToken.None), "test", []);
        return new Quantized(graph, Model.Load(file), file, inputs);
    }

    /// <summary>10 log10 of the power of the float outputs over that of the int8 outputs' errors.</summary>
    public double SignalToNoise()
    {
        var executor = new FloatExecutor(Graph);
        Session session = Model.CreateSession();
        double signal = 0, noise = 0;
        foreach (float[] sample in Samples)
        {
            float[] real = executor.Run(sample).ToArray(), got = session.Run(sample).ToArray();
            signal += real.Sum(v => (double)v * v);
            noise += real.Zip(got, (a, b) => ((double)a - b) * ((double)a - b)).Sum();
        }
        // Outputs that are always 0 are met exactly.
        return noise == 0 ? 200 : 10 * System.Math.Log10(signal / noise);
    }
}
