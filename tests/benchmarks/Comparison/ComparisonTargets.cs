using System.Linq;
using Edge.Benchmarks.Networks;

namespace Edge.Benchmarks.Comparison;

/// <summary>How many times as fast as ONNX Runtime the project asks Edge to be.</summary>
internal static class ComparisonTargets
{
    private const double N2 = 2.2;
    private const double Ahead = 1;

    private static readonly string[] Tiny = ["resnet8", "kws"];

    /// <summary>The target for a network, or null.</summary>
    public static double? Of(string network) =>
        network == "n2" ? N2 : Tiny.Contains(network) || TrainerNetworks.Names.Contains(network) ? Ahead : null;
}
