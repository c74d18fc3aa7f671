using System.Collections.Generic;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>y = x W + b with W [inputs, units].</summary>
internal sealed unsafe class DenseLayer : Layer, IWeightedLayer, IFusesRelu
{
    private readonly FloatBuffer _transposed;
    private readonly int _inputs;
    private readonly int _units;

    public DenseLayer(LayerSpec spec, Activations input, NetworkContext context, int position, bool bias)
        : base(spec, input, Activations.Allocate(spec.OutputShape(input.Shape), context.Batch))
    {
        (_inputs, _units) = (input.Shape.Length, spec.Units);
        Weights = new Parameter(_inputs * _units, 0) { L2 = spec.L2, Source = WeightGradient, RowLength = _units };
        Bias = bias ? new Parameter(_units, context.Chunks) : null;
        Parameters = Bias is null ? [Weights] : [Weights, Bias];
        _transposed = new FloatBuffer(_inputs * _units);
        Initializer.Fill(Weights.Values.Span, _inputs, _units, context, position);
    }

    public Parameter Weights { get; }

    public Parameter? Bias { get; }

    public override IReadOnlyList<Parameter> Parameters { get; }

    public bool Relu { get; set; }

    public override bool PreparesAlone => true;

    public override void Prepare()
    {
        if (Input.Gradients is not null)
            VectorMath.Transpose(Weights.Values.Pointer, _transposed.Pointer, _inputs, _units);
    }

    public override void Forward(in Chunk chunk)
    {
        float* output = Output.ValuesOf(chunk.Start);
        Gemm.Multiply(Input.ValuesOf(chunk.Start), Weights.Values.Pointer, output, chunk.Count, _inputs, _units, accumulate: false);
        RowMath.AddBias(output, Bias, _units, chunk.Count, Relu);
    }

    public override void Backward(in Chunk chunk)
    {
        float* gradient = Output.GradientsOf(chunk.Start);
        RowMath.SumGradients(gradient, Output.ValuesOf(chunk.Start), Bias?.Part(chunk.Index), _units, chunk.Count, Relu);
        if (Input.Gradients is not null)
            Gemm.Multiply(gradient, _transposed.Pointer, Input.GradientsOf(chunk.Start), chunk.Count, _units, _inputs, accumulate: false);
    }

    // Over the whole batch: the array is read and written once, not once a chunk.
    private void WeightGradient(int row, int rows, int samples, float* gradient) => Gemm.Multiply(
        new GemmOperands(Input.ValuesOf(0) + row, 1, _inputs, Output.GradientsOf(0), _units, gradient, _units, rows, samples, false), _units);
}
