using System;
using System.Linq;
using Edge.Onnx;

namespace Edge.Quantize.Tests.Support;

/// <summary>Random networks of all layers that are supported.</summary>
internal static class RandomNetwork
{
    /// <summary>A network from a seed.</summary>
    /// <param name="seed">Which one.</param>
    /// <param name="withSoftmax">True to end some of them with a softmax, and to put rectifiers where only the importer takes them.</param>
    public static NetworkBuilder Of(int seed, bool withSoftmax)
    {
        var random = new Random(seed);
        var net = new NetworkBuilder(seed + 1000, 1, random.Next(1, 4), random.Next(5, 12), random.Next(5, 12));
        for (int layers = random.Next(1, 4); layers > 0; layers--)
        {
            ConvBlock(net, random);
            if (net.Shape[2] > 3 && net.Shape[3] > 3)
                Between(net, random);
        }
        Head(net, random, withSoftmax);
        return net;
    }

    private static void ConvBlock(NetworkBuilder net, Random random)
    {
        int[] divisors = [.. Enumerable.Range(1, net.Channels).Where(d => net.Channels % d == 0)];
        int group = divisors[random.Next(divisors.Length)];
        int kernel = random.Next(1, 4), dilation = random.Next(3) == 0 ? 2 : 1;
        bool fits = Math.Min(net.Shape[2], net.Shape[3]) > (kernel - 1) * dilation;
        Padding padding = fits ? (Padding)random.Next(4) : Padding.SameUpper;
        net.Conv(group * random.Next(1, 4), kernel, random.Next(1, 3), dilation, group, padding, random.Next(2) == 0);
        if (random.Next(3) == 0)
            net.AddTo(net.Floats(net.Name("c"), [net.Channels, 1, 1], () => net.Weight(6)));
        if (random.Next(2) == 0)
            net.BatchNormalization();
        Rectify(net, random);
        if (random.Next(3) != 0)
            return;
        string shortcut = net.Current;
        net.Conv(net.Channels, 3, padding: Padding.SameUpper).AddTo(shortcut);
        Rectify(net, random);
    }

    private static void Rectify(NetworkBuilder net, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                net.Node("Relu");
                break;
            case 1:
                net.Node("Clip", OnnxAttributes.Of("min", 0f), OnnxAttributes.Of("max", 6f));
                break;
            case 2:
                net.Node("Clip", net.Shape, [net.Floats(net.Name("low"), [0f]), net.Floats(net.Name("high"), [6f])]);
                break;
        }
    }

    private static void Between(NetworkBuilder net, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                net.Pool("MaxPool", random.Next(1, 4), random.Next(1, 3), (Padding)random.Next(4));
                break;
            case 1:
                net.Pool("AveragePool", random.Next(1, 4), random.Next(1, 3), (Padding)random.Next(4));
                break;
            case 2:
                net.Node("Identity");
                break;
            case 3:
                net.Node("Dropout");
                break;
        }
    }

    private static void Head(NetworkBuilder net, Random random, bool withSoftmax)
    {
        if (random.Next(6) == 0)
            return;
        if (random.Next(2) == 0)
            net.Node("GlobalAveragePool", [1, net.Channels, 1, 1], []);
        net.Flatten(random.Next(2) == 0);
        if (withSoftmax && random.Next(3) == 0)
            net.Node("Relu");
        net.Dense(random.Next(2, 9), (DenseForm)random.Next(3));
        if (random.Next(2) == 0)
        {
            if (random.Next(2) == 0)
                net.BatchNormalization();
            Rectify(net, random);
            net.Dense(random.Next(1, 6), (DenseForm)random.Next(3));
        }
        if (withSoftmax && random.Next(2) == 0)
            net.Node("Softmax", OnnxAttributes.Of("axis", -1L));
    }
}
