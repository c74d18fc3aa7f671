using System;
using System.Linq;

namespace Edge.Micro.Tests.Oracle;

/// <summary>Softmax in real numbers, in steps of the output: 256 * exp(x_i) / sum of exp(x_j).</summary>
public static class RealSoftmax
{
    public static double[] Steps(sbyte[] row, double betaTimesScale)
    {
        int largest = row.Max();
        double[] exponentials = [.. row.Select(q => Math.Exp((q - largest) * betaTimesScale))];
        double sum = exponentials.Sum();
        return [.. exponentials.Select(e => 256 * e / sum)];
    }
}
