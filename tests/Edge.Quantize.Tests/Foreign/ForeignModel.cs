using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using Edge.Inference;
using Edge.Quantize.Network;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Foreign;

/// <summary>A foreign network through the whole pipeline, as a user gets it; made once for all tests.</summary>
internal sealed class ForeignModel
{
    private const int Images = 160;
    private const int CalibrationImages = 128;
    private static readonly ConcurrentDictionary<string, Lazy<ForeignModel>> Made = [];

    private ForeignModel(ForeignNetwork network)
    {
        Network = network;
        float[][] images = [.. network.RandomInputs(Images, 1).Select(network.ToChannelsLast)];
        var options = new QuantizationOptions { Name = "foreign", Calibration = new ArrayImages(images), CalibrationImages = CalibrationImages };
        byte[] onnx = network.Onnx;
        Result = QuantizationPipeline.Run(onnx, options, null, CancellationToken.None);
        Graph = QuantizationPipeline.Import(onnx);
        Model = Model.Load(Result.Tflite);
    }

    public ForeignNetwork Network { get; }

    public FloatGraph Graph { get; }

    public QuantizationResult Result { get; }

    public Model Model { get; }

    public static ForeignModel Of(string name) => Made.GetOrAdd(name, n => new Lazy<ForeignModel>(() => new ForeignModel(ForeignNetwork.All[n]))).Value;

    /// <summary>10 log10 of the power of the float outputs over that of the errors.</summary>
    public static double SignalToNoise(float[][] real, float[][] got)
    {
        double signal = real.Sum(r => r.Sum(v => (double)v * v));
        double noise = real.Zip(got, (r, g) => r.Zip(g, (a, b) => ((double)a - b) * ((double)a - b)).Sum()).Sum();
        return noise == 0 ? 200 : 10 * Math.Log10(signal / noise);
    }
}
