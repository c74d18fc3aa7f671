using System.Collections.Generic;
using System.Numerics;

namespace Edge.Micro.Tests.Oracle;

/// <summary>The operators with weights and the pools, by their formulas.</summary>
public static class Layers
{
    /// <summary>Sum over taps inside the picture and the group's channels of (input - zp) * weight, plus bias, rescaled.</summary>
    public static sbyte[] Convolution(Grid input, Grid weights, int groups, Sliding rows, Sliding columns, int zeroPoint, Requantization last)
    {
        int outputs = weights.Shape[0], depth = weights.Shape[3];
        var result = new List<sbyte>();
        foreach (int[] at in Grid.Coordinates([input.Shape[0], rows.Output, columns.Output, outputs]))
        {
            int group = at[3] * groups / outputs;
            BigInteger sum = 0;
            foreach (int[] tap in Grid.Coordinates([rows.Kernel, columns.Kernel, depth]))
                sum += Real(input, at[0], rows.Cell(at[1], tap[0]), columns.Cell(at[2], tap[1]), (group * depth) + tap[2], zeroPoint) * weights[at[3], tap[0], tap[1], tap[2]];
            result.Add(last.Apply(sum, at[3]));
        }
        return [.. result];
    }

    /// <summary>Output channel c * multiplier + m sees input channel c only.</summary>
    public static sbyte[] Depthwise(Grid input, Grid weights, int depthMultiplier, Sliding rows, Sliding columns, int zeroPoint, Requantization last)
    {
        var result = new List<sbyte>();
        foreach (int[] at in Grid.Coordinates([input.Shape[0], rows.Output, columns.Output, input.Shape[3], depthMultiplier]))
        {
            int channel = (at[3] * depthMultiplier) + at[4];
            BigInteger sum = 0;
            foreach (int[] tap in Grid.Coordinates([rows.Kernel, columns.Kernel]))
                sum += Real(input, at[0], rows.Cell(at[1], tap[0]), columns.Cell(at[2], tap[1]), at[3], zeroPoint) * weights[tap[0], tap[1], channel];
            result.Add(last.Apply(sum, channel));
        }
        return [.. result];
    }

    /// <summary>Matrix product of rows and weights.</summary>
    public static sbyte[] FullyConnected(Grid input, Grid weights, int zeroPoint, Requantization last)
    {
        var result = new List<sbyte>();
        foreach (int[] at in Grid.Coordinates([input.Shape[0], weights.Shape[0]]))
        {
            BigInteger sum = 0;
            for (int i = 0; i < weights.Shape[1]; i++)
                sum += (input[at[0], i] - zeroPoint) * weights[at[1], i];
            result.Add(last.Apply(sum, at[1]));
        }
        return [.. result];
    }

    /// <summary>The largest, or the mean with ties away from zero, of the cells inside the picture.</summary>
    public static sbyte[] Pool(Grid input, Sliding rows, Sliding columns, bool average, int min, int max)
    {
        var result = new List<sbyte>();
        foreach (int[] at in Grid.Coordinates([input.Shape[0], rows.Output, columns.Output, input.Shape[3]]))
        {
            var cells = new List<BigInteger>();
            foreach (int[] tap in Grid.Coordinates([rows.Kernel, columns.Kernel]))
            {
                int[] cell = [at[0], rows.Cell(at[1], tap[0]), columns.Cell(at[2], tap[1]), at[3]];
                if (input.Contains(cell))
                    cells.Add(input[cell]);
            }
            BigInteger sum = 0, largest = cells[0];
            foreach (BigInteger cell in cells)
            {
                sum += cell;
                largest = BigInteger.Max(largest, cell);
            }
            result.Add((sbyte)Exact.Clamp(average ? new Rational(sum, cells.Count).RoundHalfAway() : largest, min, max));
        }
        return [.. result];
    }

    // A cell outside the picture is the real 0.
    private static BigInteger Real(Grid input, int batch, int row, int column, int channel, int zeroPoint) =>
        input.Contains(batch, row, column, channel) ? input[batch, row, column, channel] - zeroPoint : BigInteger.Zero;
}
