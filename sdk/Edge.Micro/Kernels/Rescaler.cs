using Edge.Micro.Arithmetic;
using Edge.Micro.Operators;

namespace Edge.Micro.Kernels;

/// <summary>From the accumulators of one position to its int8 outputs: bias, multiplication, both roundings, zero point and clamp in one pass.</summary>
/// <remarks>
/// The contract rounds twice: y = floor(x * m / 2^31 + 1/2), then y / 2^e to the nearest with ties away from zero. For e of at least 1 and
/// whole numbers floor(floor(a) + n) / 2^e = floor((a + n) / 2^e), so that both are one shift:
/// (x * m + 2^30 + 2^(30 + e)) >> (31 + e), with 2^31 less where x is negative. All is below 2^63. Where a channel has an e of 0 or a shift to
/// the left, the arithmetic of the contract is called.
/// </remarks>
internal sealed class Rescaler
{
    private const long TieBelowZero = 1L << 31;

    private readonly int[] _start;
    private readonly int[] _multipliers;
    private readonly int[] _shifts;
    private readonly int _zeroPoint;
    private readonly int _min;
    private readonly int _max;
    private readonly long[]? _rounding;
    private readonly int[]? _rights;

    /// <summary>Works out what does not depend on a convolution's input.</summary>
    /// <param name="step">The operator.</param>
    /// <param name="weightSums">The sum of each channel's weights; the array is taken over.</param>
    public Rescaler(ConvolutionOperator step, int[] weightSums)
        : this(step.Bias, step.Inputs[0].ZeroPoint, weightSums, step.Multipliers, step.Shifts, step.Output.ZeroPoint, step.ActivationMin, step.ActivationMax)
    {
    }

    /// <summary>Works out what does not depend on the input.</summary>
    /// <param name="bias">One a channel, or null.</param>
    /// <param name="inputZeroPoint">Taken off every value of a patch.</param>
    /// <param name="weightSums">The sum of each channel's weights; the array is taken over.</param>
    /// <param name="multipliers">One a channel.</param>
    /// <param name="shifts">One a channel.</param>
    /// <param name="zeroPoint">The output's.</param>
    /// <param name="min">Smallest output.</param>
    /// <param name="max">Largest output.</param>
    public Rescaler(int[]? bias, int inputZeroPoint, int[] weightSums, int[] multipliers, int[] shifts, int zeroPoint, int min, int max)
    {
        int channels = weightSums.Length;
        _start = weightSums;
        _multipliers = multipliers;
        _shifts = shifts;
        _zeroPoint = zeroPoint;
        _min = min;
        _max = max;
        bool right = true;
        for (int c = 0; c < channels; c++)
        {
            // Accumulators are taken modulo 2^32, here as in the reference.
            _start[c] = unchecked((bias == null ? 0 : bias[c]) - inputZeroPoint * weightSums[c]);
            right = right && shifts[c] < 0;
        }
        if (!right)
            return;
        _rounding = new long[channels];
        _rights = new int[channels];
        for (int c = 0; c < channels; c++)
        {
            _rights[c] = 31 - shifts[c];
            _rounding[c] = (1L << 30) + (1L << _rights[c] - 1);
        }
    }

    /// <summary>Sets the accumulators to what they are before the first product.</summary>
    public void Start(int[] sums) => System.Array.Copy(_start, 0, sums, 0, _start.Length);

    /// <summary>Writes the outputs of one position.</summary>
    /// <param name="sums">Accumulators, one a channel.</param>
    /// <param name="arena">Receives the outputs.</param>
    /// <param name="destination">Index of the first.</param>
    public void Finish(int[] sums, sbyte[] arena, int destination)
    {
        long[]? rounding = _rounding;
        int[]? rights = _rights;
        if (rounding == null || rights == null)
            FinishByContract(sums, arena, destination);
        else if (_min >= _zeroPoint)
            FinishRectified(sums, _multipliers, rounding, rights, _start.Length, arena, destination, _zeroPoint, _min, _max);
        else
            Finish(sums, _multipliers, rounding, rights, _start.Length, arena, destination, _zeroPoint, _min, _max);
    }

    // After a rectifier an accumulator that is not positive gives the smallest output.
    private static void FinishRectified(int[] sums, int[] multipliers, long[] rounding, int[] rights, int channels, sbyte[] arena, int destination, int zeroPoint, int min, int max)
    {
        for (int c = 0; c < channels; c++)
        {
            int value = sums[c];
            if (value > 0)
            {
                value = (int)(((long)value * multipliers[c] + rounding[c]) >> rights[c]) + zeroPoint;
                if (value < min)
                    value = min;
                if (value > max)
                    value = max;
            }
            else
            {
                value = min;
            }
            arena[destination] = (sbyte)value;
            destination++;
        }
    }

    private static void Finish(int[] sums, int[] multipliers, long[] rounding, int[] rights, int channels, sbyte[] arena, int destination, int zeroPoint, int min, int max)
    {
        for (int c = 0; c < channels; c++)
        {
            int value = sums[c];
            long product = (long)value * multipliers[c] + rounding[c];
            if (value < 0)
                product -= TieBelowZero;
            value = (int)(product >> rights[c]) + zeroPoint;
            if (value < min)
                value = min;
            if (value > max)
                value = max;
            arena[destination] = (sbyte)value;
            destination++;
        }
    }

    private void FinishByContract(int[] sums, sbyte[] arena, int destination)
    {
        for (int c = 0; c < _start.Length; c++)
        {
            int value = FixedPoint.MultiplyByQuantizedMultiplier(sums[c], _multipliers[c], _shifts[c]) + _zeroPoint;
            arena[destination + c] = (sbyte)FixedPoint.Clamp(value, _min, _max);
        }
    }
}
