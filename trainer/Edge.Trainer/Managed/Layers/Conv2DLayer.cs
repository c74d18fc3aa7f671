using System.Collections.Generic;
using Edge.Trainer.Managed.Layers.Convolution;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>Two-dimensional convolution with weights [kernel row, kernel column, channel, filter].</summary>
internal sealed unsafe class Conv2DLayer : Layer, IWeightedLayer, IFusesRelu
{
    private readonly ConvGeometry _geometry;
    private readonly IConvolution _convolution;

    public Conv2DLayer(LayerSpec spec, Activations input, NetworkContext context, int position, bool bias)
        : base(spec, input, Activations.Allocate(spec.OutputShape(input.Shape), context.Batch))
    {
        _geometry = new ConvGeometry(spec, input.Shape);
        Weights = new Parameter(_geometry.PatchLength * spec.Filters, context.Chunks) { L2 = spec.L2 };
        Bias = bias ? new Parameter(spec.Filters, context.Chunks) : null;
        Parameters = Bias is null ? [Weights] : [Weights, Bias];
        _convolution = WinogradConvolution.Suits(_geometry)
            ? new WinogradConvolution(_geometry, Input, Output, Weights, context.Workers)
            : new PatchConvolution(_geometry, Input, Output, Weights, context.Workers);
        Initializer.Fill(Weights.Values.Span, _geometry.PatchLength, spec.Kernel * spec.Kernel * spec.Filters, context, position);
    }

    public Parameter Weights { get; }

    public Parameter? Bias { get; }

    public override IReadOnlyList<Parameter> Parameters { get; }

    public bool Relu { get; set; }

    public override bool PreparesAlone => true;

    public override void Prepare() => _convolution.Prepare(training: true);

    public override void PrepareInference() => _convolution.Prepare(training: false);

    public override void Forward(in Chunk chunk)
    {
        _convolution.Forward(chunk);
        RowMath.AddBias(Output.ValuesOf(chunk.Start), Bias, Spec.Filters, chunk.Count * _geometry.Positions, Relu);
    }

    public override void Backward(in Chunk chunk)
    {
        RowMath.SumGradients(
            Output.GradientsOf(chunk.Start), Output.ValuesOf(chunk.Start), Bias?.Part(chunk.Index), Spec.Filters, chunk.Count * _geometry.Positions, Relu);
        _convolution.Backward(chunk);
    }
}
