namespace Edge.Micro.Tflite;

/// <summary>From an operator's code to what makes it: all of <see cref="BuiltinOperators.Supported"/> but the edges of a model, which the reader knows.</summary>
internal static class OperatorFactory
{
    /// <summary>Makes the operator.</summary>
    /// <returns>Null for what leaves no step in the graph.</returns>
    public static Operator? Make(OperatorSource source)
    {
        switch (source.Code)
        {
            case TfliteSchema.Conv2D: return WeightedOperators.Conv2D(source);
            case TfliteSchema.DepthwiseConv2D: return WeightedOperators.DepthwiseConv2D(source);
            case TfliteSchema.FullyConnected: return WeightedOperators.FullyConnected(source);
            case TfliteSchema.MaxPool2D:
            case TfliteSchema.AveragePool2D: return OtherOperators.Pool(source);
            case TfliteSchema.Add: return OtherOperators.Add(source);
            case TfliteSchema.Sub: return ElementwiseOperators.Sub(source);
            case TfliteSchema.Mul: return ElementwiseOperators.Mul(source);
            case TfliteSchema.Maximum:
            case TfliteSchema.Minimum: return ElementwiseOperators.Extremum(source);
            case TfliteSchema.Relu: return ElementwiseOperators.Relu(source, Activation.Relu);
            case TfliteSchema.Relu6: return ElementwiseOperators.Relu(source, Activation.Relu6);
            case TfliteSchema.ReluN1To1: return ElementwiseOperators.Relu(source, Activation.ReluN1To1);
            case TfliteSchema.LeakyRelu: return ElementwiseOperators.LeakyRelu(source);
            case TfliteSchema.Logistic: return ElementwiseOperators.Logistic(source);
            case TfliteSchema.Tanh: return ElementwiseOperators.Tanh(source);
            case TfliteSchema.HardSwish: return ElementwiseOperators.HardSwish(source);
            case TfliteSchema.Pad:
            case TfliteSchema.PadV2: return OtherOperators.Pad(source);
            case TfliteSchema.Reshape:
            case TfliteSchema.Squeeze:
            case TfliteSchema.ExpandDims: return OtherOperators.Reshape(source);
            case TfliteSchema.Transpose: return OtherOperators.Transpose(source);
            case TfliteSchema.ResizeNearestNeighbor: return OtherOperators.ResizeNearestNeighbor(source);
            case TfliteSchema.Softmax: return OtherOperators.Softmax(source);
            case TfliteSchema.Mean: return OtherOperators.Mean(source);
            case TfliteSchema.Concatenation: return OtherOperators.Concatenation(source);
            case TfliteSchema.Shape: ShapeArithmetic.Shape(source); return null;
            case TfliteSchema.StridedSlice: ShapeArithmetic.StridedSlice(source); return null;
            case TfliteSchema.Pack: ShapeArithmetic.Pack(source); return null;
            default: throw source.Invalid("expected an operator that can be made, got one that cannot");
        }
    }
}
