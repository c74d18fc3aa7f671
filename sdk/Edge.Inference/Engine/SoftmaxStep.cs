using System.Runtime.CompilerServices;
using Edge.Inference.Engine.Kernels;
using Edge.Micro;
using Edge.Micro.Arithmetic;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>SOFTMAX by tables of the 256 exponentials that there are.</summary>
internal sealed unsafe class SoftmaxStep : Step
{
    // Tables go by the difference to the largest input of the row: [0] is of the largest, [255] of one that is 255 smaller.
    private const int Differences = 256;

    private readonly Tensor _input;
    private readonly Tensor _output;

    // Kept for its lifetime: the pointers below point into it.
    private readonly AlignedBuffer _tables;
    private readonly int* _exponentials;
    private readonly int* _addends;
    private readonly int _depth;

    /// <summary>Makes the tables.</summary>
    /// <param name="softmax">The operator.</param>
    /// <param name="budget">What the tables are taken from.</param>
    public SoftmaxStep(Softmax softmax, MemoryBudget budget)
        : base("table", [softmax])
    {
        (_input, _output) = (softmax.Inputs[0], softmax.Output);
        _tables = new AlignedBuffer(2L * sizeof(int) * Differences, budget);
        _exponentials = (int*)_tables.Pointer;
        _addends = _exponentials + Differences;
        _depth = _output.DimensionFromEnd(0);
        for (int i = 0; i < Differences && -i >= softmax.SmallestDifference; i++)
        {
            _exponentials[i] = softmax.Exponential(-i);
            _addends[i] = Softmax.Addend(_exponentials[i]);
        }
    }

    /// <inheritdoc/>
    public override void Run(sbyte[] arena, sbyte* pointer, byte* scratch)
    {
        fixed (sbyte* source = _input.Source(arena))
        {
            sbyte* from = source + _input.Offset, to = pointer + _output.Offset;
            for (int row = _output.Length / _depth; row > 0; row--, from += _depth, to += _depth)
                RunRow(from, to);
        }
    }

    [MethodImpl(Compiled.Fully)]
    private void RunRow(sbyte* from, sbyte* to)
    {
        int depth = _depth, largest = sbyte.MinValue, sum = 0;
        for (int i = 0; i < depth; i++)
            largest = from[i] > largest ? from[i] : largest;
        int* addends = _addends, exponentials = _exponentials;
        for (int i = 0; i < depth; i++)
            sum += addends[largest - from[i]];
        int scale = Softmax.Reciprocal(sum, out int exponent);
        if (exponent > 31)
            // Whatever is multiplied by 0 and not shifted is 0.
            scale = exponent = 0;
        for (int i = 0; i < depth; i++)
        {
            int product = FixedPoint.SaturatingRoundingDoublingHighMul(scale, exponentials[largest - from[i]]);
            int value = sbyte.MinValue + FixedPoint.RoundingDivideByPowerOfTwo(product, exponent);
            to[i] = (sbyte)(value > sbyte.MaxValue ? sbyte.MaxValue : value);
        }
    }
}
