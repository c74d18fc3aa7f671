using System;

namespace Edge.Micro.Tests.Oracle;

/// <summary>One axis of a sliding window by TFLite's definition of SAME and VALID.</summary>
public sealed record Sliding(int Input, int Kernel, int Stride, int Dilation, bool Same)
{
    /// <summary>Cells from the first tap to the last.</summary>
    public int Reach => 1 + (Dilation * (Kernel - 1));

    /// <summary>SAME: one output for each stride that begins inside. VALID: positions at which the whole window is inside.</summary>
    public int Output
    {
        get
        {
            int count = 0;
            for (int start = 0; Same ? start < Input : start + Reach <= Input; start += Stride)
                count++;
            return count;
        }
    }

    /// <summary>Half of the padding that SAME needs, the smaller half before the first cell.</summary>
    public int Before => Same ? (int)Math.Floor(Math.Max(0, ((Output - 1) * Stride) + Reach - Input) / 2.0) : 0;

    /// <summary>The input cell under a tap.</summary>
    public int Cell(int output, int tap) => (output * Stride) - Before + (tap * Dilation);
}
