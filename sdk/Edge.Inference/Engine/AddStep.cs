using Edge.Inference.Engine.Kernels;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>ADD of two tensors of one shape in a form.</summary>
internal sealed unsafe class AddStep<TForm, TVector> : Step
    where TForm : IAddForm<TVector>
    where TVector : struct
{
    private readonly Tensor _first;
    private readonly Tensor _second;
    private readonly Tensor _output;

    // Kept for its lifetime: the plan points into it.
    private readonly OutputTables _tables;
    private readonly AddPlan _plan;

    /// <summary>Makes the tables.</summary>
    /// <param name="form">Name of the form.</param>
    /// <param name="add">Both inputs are of the output's length.</param>
    /// <param name="parameters">Those of its output, exact.</param>
    /// <param name="budget">What its tables are taken from.</param>
    public AddStep(string form, Add add, LayerParameters parameters, MemoryBudget budget)
        : base(form, [add])
    {
        (_first, _second, _output) = (add.Inputs[0], add.Inputs[1], add.Output);
        _plan.First = Scaling(_first.ZeroPoint, add.Multipliers[0], -add.Shifts[0]);
        _plan.Second = Scaling(_second.ZeroPoint, add.Multipliers[1], -add.Shifts[1]);
        // One value serves all elements: each lane of a vector has it.
        LayerParameters lanes = parameters.Arranged(new int[TForm.Lanes], budget);
        _tables = new OutputTables(lanes, lanes.Channels, 0, budget);
        _plan.Output = _tables.Output;
        _plan.Length = _output.Length;
    }

    /// <summary>What the kernel computes. Its pointers live as long as the step.</summary>
    public ref readonly AddPlan Plan => ref _plan;

    /// <inheritdoc/>
    public override void Run(sbyte[] arena, sbyte* pointer, byte* scratch)
    {
        fixed (sbyte* first = _first.Source(arena), second = _second.Source(arena))
            AddKernel<TForm, TVector>.Run(_plan, first + _first.Offset, second + _second.Offset, pointer + _output.Offset);
    }

    private static AddInput Scaling(int zeroPoint, int multiplier, int shift)
    {
        AddInput input;
        input.High = multiplier >> AddPlan.LowBits;
        input.HighOffset = -zeroPoint * input.High;
        input.Low = multiplier & ((1 << AddPlan.LowBits) - 1);
        input.LowOffset = (1 << (AddPlan.LowBits - 1)) - zeroPoint * input.Low;
        input.Shift = shift;
        input.Rounding = shift > 0 ? 1 << (shift - 1) : 0;
        input.NudgeMask = shift > 0 ? -1 : 0;
        return input;
    }
}
