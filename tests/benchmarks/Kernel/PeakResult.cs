using Edge.Benchmarks.Measurement;

namespace Edge.Benchmarks.Kernel;

/// <summary>A convolution beside the peak of its kernel.</summary>
/// <param name="Form">The kernel form of the processor.</param>
/// <param name="PeakMacs">Multiply-accumulates of a run of the micro-kernel.</param>
/// <param name="Peak">Its time.</param>
/// <param name="Convolution">The convolution's operators and output.</param>
/// <param name="ConvolutionForm">The kernel form of the convolution.</param>
/// <param name="ConvolutionMacs">Multiply-accumulates that the output needs.</param>
/// <param name="Time">Its time: copying the input, multiplying, pooling and requantising.</param>
internal sealed record PeakResult(string Form, long PeakMacs, Timing Peak, string Convolution, string ConvolutionForm, long ConvolutionMacs, Timing Time)
{
    /// <summary>What the project asks for.</summary>
    public const double Target = 0.8;

    /// <summary>10^9 multiply-accumulates a second of the micro-kernel, by the shortest time.</summary>
    public double PeakGigaMacs => PeakMacs / Peak.Min / 1e3;

    /// <summary>The same of the convolution.</summary>
    public double GigaMacs => ConvolutionMacs / Time.Min / 1e3;

    /// <summary>The convolution's share of the peak by the shortest times; above 1 where it needs fewer multiplications than it has (Winograd).</summary>
    public double ShareOfMin => GigaMacs / PeakGigaMacs;

    /// <summary>The same by the middle times.</summary>
    public double ShareOfMedian => ConvolutionMacs / Time.Median / (PeakMacs / Peak.Median);

    /// <summary>Whether both shares reach the target.</summary>
    public bool IsMet => ShareOfMin >= Target && ShareOfMedian >= Target;
}
