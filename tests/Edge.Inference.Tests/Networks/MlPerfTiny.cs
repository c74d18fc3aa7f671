using System;
using System.Collections.Generic;

namespace Edge.Inference.Tests.Networks;

/// <summary>The four networks of MLPerf Tiny as .tflite files: their published layers, with seeded random weights.</summary>
internal static class MlPerfTiny
{
    public static IReadOnlyDictionary<string, Func<byte[]>> Networks { get; } = new Dictionary<string, Func<byte[]>>
    {
        ["image classification"] = ResNet8,
        ["keyword spotting"] = DsCnn,
        ["visual wake words"] = MobileNet,
        ["anomaly detection"] = AutoEncoder,
    };

    // 32x32x3; three stacks of two convolutions with a shortcut, 16, 32 and 64 channels.
    private static byte[] ResNet8()
    {
        var net = new NetworkSketch(1, 1, 32, 32, 3);
        int x = net.Conv(net.Input, 16, 3, 3, 1, relu: true);
        foreach ((int channels, int stride) in new[] { (16, 1), (32, 2), (64, 2) })
        {
            int y = net.Conv(net.Conv(x, channels, 3, 3, stride, relu: true), channels, 3, 3, 1, relu: false);
            x = net.Add(stride == 1 ? x : net.Conv(x, channels, 1, 1, stride, relu: false), y);
        }
        return net.ToBytes("resnet8", net.Softmax(net.Dense(net.Means(x), 10, relu: false)));
    }

    // 49x10x1; a convolution of 10x4, then four of depthwise and pointwise with 64 channels.
    private static byte[] DsCnn()
    {
        var net = new NetworkSketch(2, 1, 49, 10, 1);
        int x = net.Conv(net.Input, 64, 10, 4, 2, relu: true);
        for (int i = 0; i < 4; i++)
            x = net.Conv(net.Depthwise(x, 1), 64, 1, 1, 1, relu: true);
        return net.ToBytes("ds-cnn", net.Softmax(net.Dense(net.Means(x), 12, relu: false)));
    }

    // 96x96x3; MobileNet v1 with a quarter of its channels.
    private static byte[] MobileNet()
    {
        var net = new NetworkSketch(3, 1, 96, 96, 3);
        int x = net.Conv(net.Input, 8, 3, 3, 2, relu: true);
        foreach ((int channels, int stride) in new[] { (16, 1), (32, 2), (32, 1), (64, 2), (64, 1), (128, 2), (128, 1), (128, 1), (128, 1), (128, 1), (128, 1), (256, 2), (256, 1) })
            x = net.Conv(net.Depthwise(x, stride), channels, 1, 1, 1, relu: true);
        return net.ToBytes("mobilenet", net.Softmax(net.Dense(net.Means(x), 2, relu: false)));
    }

    // 640 - 128 four times - 8 - 128 four times - 640, one scale a layer.
    private static byte[] AutoEncoder()
    {
        var net = new NetworkSketch(4, 1, 640);
        int x = net.Input;
        foreach (int channels in new[] { 128, 128, 128, 128, 8, 128, 128, 128, 128 })
            x = net.Dense(x, channels, relu: true);
        return net.ToBytes("auto-encoder", net.Dense(x, 640, relu: false));
    }
}
