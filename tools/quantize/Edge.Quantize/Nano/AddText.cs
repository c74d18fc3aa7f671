using System.Globalization;
using System.Linq;
using Edge.Micro.Arithmetic;
using Edge.Micro.Operators;

namespace Edge.Quantize.Nano;

/// <summary>Writes a sum of two tensors of one shape: each byte's share of the sum comes from a table, the sum is requantised like a lane.</summary>
internal sealed class AddText
{
    private const int Values = 256;

    private readonly Add _step;
    private readonly string _name;
    private readonly ChannelRounding? _rounding;

    /// <summary>Works out the tables.</summary>
    /// <param name="step">The operator.</param>
    /// <param name="name">Name of the method.</param>
    public AddText(Add step, string name)
    {
        _step = step;
        _name = name;
        int[] first = Scaled(0), second = Scaled(1);
        int low = first.Min() + second.Min();
        // The lane is the sum less the smallest one.
        First = [.. first.Select(v => v - low)];
        Second = second;
        _rounding = ChannelRounding.Of(
            new ChannelRange(0, (long)first.Max() + second.Max() - low), low, step.Multipliers[2], step.Shifts[2], step.Output.ZeroPoint, step.ActivationMin, step.ActivationMax, 0);
    }

    /// <summary>What each value of the first input adds to the lane, from -128 up.</summary>
    public int[] First { get; }

    /// <summary>What each value of the second input adds.</summary>
    public int[] Second { get; }

    /// <summary>Whether the sum has this form: one shape, no constants, 64 bits suffice.</summary>
    public bool Fits => _rounding is not null && _step.Inputs.All(i => i.Data is null && !i.IsUnsigned && i.Shape.SequenceEqual(_step.Output.Shape)) && !_step.Output.IsUnsigned;

    /// <summary>The method.</summary>
    public MethodText Method()
    {
        var method = new MethodText(_name) { Parameters = "sbyte[] x, sbyte[] z, sbyte[] y, int[] e, int[] f", Summary = "ADD; e and f hold what each value adds." };
        method.Local("u", "long u;");
        method.Local("top", string.Create(CultureInfo.InvariantCulture, $"long top = {_rounding!.Highest}L;"));
        method.Open(string.Create(CultureInfo.InvariantCulture, $"for (int p = 0; p < {_step.Output.Length}; p++)"));
        method.Line("u = e[x[p] + 128] + f[z[p] + 128];");
        new LaneText(method, new TensorStore(_step.Output, StoreKind.Raw, 0, 0), false, _rounding.Highest).FromValue("u", _rounding, "p");
        method.Close();
        return method;
    }

    private int[] Scaled(int input) =>
        [.. Enumerable.Range(0, Values).Select(i => FixedPoint.MultiplyByQuantizedMultiplier((i - 128 - _step.Inputs[input].ZeroPoint) << AdditiveOperator.LeftShift, _step.Multipliers[input], _step.Shifts[input]))];
}
