using System;

namespace Edge.Vision.Steps;

/// <summary>Whether a picture has edges. A stroke rises to half of its ink within a small part of the picture; what is left of a slope
/// of lighting does not.</summary>
internal static class EdgeTest
{
    // Pixels over which a stroke rises: two, or in large frames this share (1 / n) of the longer side, for the lens's blur.
    private const int LeastReach = 2;
    private const int ReachShare = 64;

    // The least rise, as a share (1 / n) of the contrast between paper and full ink.
    private const int RiseShare = 2;

    /// <summary>Looks for one steep rise, along rows or columns.</summary>
    /// <param name="ink">The ink map, row by row.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="contrast">Full ink less paper, in levels.</param>
    public static bool HasEdges(ReadOnlySpan<byte> ink, int width, int contrast)
    {
        int reach = Math.Max(LeastReach, Math.Max(width, ink.Length / width) / ReachShare);
        int least = contrast / RiseShare;
        for (int i = 0; i < ink.Length; i++)
        {
            if (i % width >= reach && Math.Abs(ink[i] - ink[i - reach]) >= least)
                return true;
            if (i >= reach * width && Math.Abs(ink[i] - ink[i - (reach * width)]) >= least)
                return true;
        }
        return false;
    }
}
