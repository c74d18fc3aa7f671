using System;
using System.Collections.Generic;
using System.Threading;
using Edge.Quantize;

namespace Edge.Benchmarks.Networks;

/// <summary>The five published networks that the trainer reproduces, with random weights, quantised by tools/quantize.</summary>
internal static class TrainerNetworks
{
    private static readonly Dictionary<string, Func<byte[]>> Makers = new()
    {
        ["keras-basic"] = () => new FloatNetwork().Conv(28, relu: false).MaxPool().Flatten().Dense(128).Classes(),
        ["tf-convnet"] = () => TfConvnet(same: false),
        ["keras-same"] = () => TfConvnet(same: true),
        ["dropout-128"] = () => new FloatNetwork().Conv(128).MaxPool().Conv(64).MaxPool().Conv(64).Flatten().Dense(128).Classes(),
        ["batchnorm-aug"] = () => new FloatNetwork()
            .Conv(32, normalize: true).Conv(32, normalize: true).MaxPool()
            .Conv(64, normalize: true).Conv(64, normalize: true).MaxPool()
            .Flatten().Dense(512, normalize: true).Classes(),
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names => Makers.Keys;

    /// <summary>Makes one.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="digits">Pictures of 28x28 int8, one after the other, to calibrate on.</param>
    /// <returns>The .tflite file.</returns>
    public static byte[] Make(string name, sbyte[] digits)
    {
        var pictures = new DigitPictures(digits);
        var options = new QuantizationOptions { Name = name, Calibration = pictures, CalibrationImages = pictures.Count };
        return QuantizationPipeline.Run(Makers[name](), options, null, CancellationToken.None).Tflite;
    }

    private static byte[] TfConvnet(bool same) =>
        new FloatNetwork().Conv(32, same).MaxPool().Conv(64, same).MaxPool().Conv(64, same).Flatten().Dense(64).Classes();
}
