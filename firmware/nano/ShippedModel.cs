#if DIGITS_MODEL
using Edge.Micro;
using Edge.Models;
#endif

namespace Edge.Nano;

/// <summary>The network that was compiled in. The only file that knows the generated class.</summary>
internal static class ShippedModel
{
#if DIGITS_MODEL
    private static readonly Interpreter Network = new Interpreter(DigitsModel.Create());

    /// <summary>Whether a network was compiled in.</summary>
    public static bool IsPresent => true;

    /// <summary>Whether the network gives its golden outputs on this board.</summary>
    public static bool SelfTest() => DigitsModel.SelfTest();

    /// <summary>The class with the largest output for an empty picture, so that one run can be timed.</summary>
    public static int ClassifyEmptyPicture()
    {
        sbyte[] input = new sbyte[Network.Graph.Inputs[0].Length];
        sbyte[] output = new sbyte[Network.Graph.Outputs[0].Length];
        for (int i = 0; i < input.Length; i++)
            input[i] = (sbyte)Network.Graph.Inputs[0].ZeroPoint;
        Network.Run(input, 0, output, 0);
        int best = 0;
        for (int i = 1; i < output.Length; i++)
            if (output[i] > output[best])
                best = i;
        return best;
    }
#else
    /// <summary>Whether a network was compiled in.</summary>
    public static bool IsPresent => false;

    /// <summary>Whether the network gives its golden outputs on this board: there is none.</summary>
    public static bool SelfTest() => false;

    /// <summary>The class for an empty picture: there is none.</summary>
    public static int ClassifyEmptyPicture() => -1;
#endif
}
