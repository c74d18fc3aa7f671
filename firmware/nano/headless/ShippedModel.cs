using Edge.Micro;
using Edge.Models;

namespace Edge.Nano.Headless;

/// <summary>The network that was compiled in. The only file that knows the generated class.</summary>
internal static class ShippedModel
{
    private static readonly Interpreter Network = new Interpreter(DigitsModel.Create());

    /// <summary>Whether the network gives its golden outputs on this board.</summary>
    /// <remarks>On the network that runs afterwards: <see cref="DigitsModel.SelfTest"/> makes a second one, and the heap of a small board does not hold two.</remarks>
    public static bool SelfTest() => Network.CountGoldenFailures(Network.Graph.GoldenInputs(), Network.Graph.GoldenOutputs()) == 0;

    /// <summary>The class with the largest output for an empty picture, so that one run can be timed.</summary>
    public static int ClassifyEmptyPicture()
    {
        sbyte[] input = new sbyte[DigitsModel.InputLength];
        sbyte[] output = new sbyte[DigitsModel.OutputLength];
        for (int i = 0; i < input.Length; i++)
            input[i] = DigitsModel.InputZeroPoint;
        Network.Run(input, 0, output, 0);
        int best = 0;
        for (int i = 1; i < output.Length; i++)
            if (output[i] > output[best])
                best = i;
        return best;
    }
}
