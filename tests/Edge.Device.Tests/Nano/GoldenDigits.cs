using System;
using System.Linq;
using Edge.Inference;
using Edge.Models;
using Edge.Nano;

namespace Edge.Device.Tests.Nano;

/// <summary>The golden samples that travel with the network 'nano', as pictures with the labels that it gives them.</summary>
internal static class GoldenDigits
{
    private static readonly Edge.Micro.Graph Graph = NanoModel.Create();

    public static int Count => Graph.GoldenOutputs().Length / 10;

    /// <summary>The first sample that every network that ships reads alike.</summary>
    public static int Agreed { get; } = Enumerable.Range(0, Count).First(i => Label(i) >= 0
        && new[] { DigitsModel.Create(), FlagshipModel.Create(), NanoXsModel.Create() }.All(g => Model.Load(g).CreateSession().Classify(Picture(i)).Label == Label(i)));

    /// <summary>28x28 greys, 255 is ink.</summary>
    public static byte[] Picture(int sample) => Graph.GoldenInputs().Skip(sample * 784).Take(784).Select(v => (byte)(v + 128)).ToArray();

    /// <summary>What is to be shown for it: -1 where the best share is below a half, or where the network's rule does not know it.</summary>
    public static int Label(int sample)
    {
        var network = new DigitNetwork();
        network.Run(Picture(sample), new sbyte[10]);
        if (!network.Knows)
            return DigitAnswer.None;
        double[] shares = Graph.GoldenOutputs().Skip(sample * 10).Take(10).Select(v => (v + 128) / 256.0).ToArray();
        return Math.Round(100 * shares.Max()) >= 50 ? Array.IndexOf(shares, shares.Max()) : DigitAnswer.None;
    }
}
