using System.Collections.Immutable;
using System.Linq;

namespace Edge.Inference;

/// <summary>Where a network's time goes.</summary>
/// <param name="Engine">The kernels that ran.</param>
/// <param name="Repeats">Runs that were timed.</param>
/// <param name="Steps">The steps in the order of execution.</param>
/// <param name="MinMicroseconds">Shortest time of a whole run, from quantised inputs to quantised outputs, timed apart from the steps.</param>
/// <param name="MedianMicroseconds">Median time of a whole run, timed apart from the steps.</param>
public sealed record SessionProfile(EngineKind Engine, int Repeats, ImmutableArray<StepProfile> Steps, double MinMicroseconds, double MedianMicroseconds)
{
    /// <summary>Multiply-accumulates of a run.</summary>
    public long Macs => Steps.Sum(s => s.Macs);

    /// <summary>Bytes of constants that a run reads.</summary>
    public long ConstantBytes => Steps.Sum(s => s.ConstantBytes);

    /// <summary>Bytes of activations that a run reads and writes.</summary>
    public long ActivationBytes => Steps.Sum(s => s.ActivationBytes);

    /// <summary>Bytes that a run moves: constants and activations.</summary>
    public long Bytes => ConstantBytes + ActivationBytes;

    /// <summary>Multiply-accumulates in 10^9 a second, by the median time; 0 without any.</summary>
    public double GmacPerSecond => MedianMicroseconds > 0 ? Macs / MedianMicroseconds / 1000 : 0;
}
