namespace Edge.Micro.Tflite;

/// <summary>Numbers of TFLite's schema (version 3) that are read and written here: field indices, operator codes, types.</summary>
/// <remarks>Source: schema.fbs of TensorFlow Lite. A field's index is its place in the table's declaration.</remarks>
public static class TfliteSchema
{
#pragma warning disable CS1591, CA1720 // Names of the schema itself.
    public const int Version = 3;
    public const int Identifier = 'T' | 'F' << 8 | 'L' << 16 | '3' << 24;

    public const int ModelVersion = 0, ModelOperatorCodes = 1, ModelSubgraphs = 2, ModelDescription = 3, ModelBuffers = 4, ModelMetadataBuffer = 5, ModelMetadata = 6, ModelSignatureDefs = 7;
    public const int CodeDeprecatedBuiltin = 0, CodeCustom = 1, CodeVersion = 2, CodeBuiltin = 3;
    public const int SubgraphTensors = 0, SubgraphInputs = 1, SubgraphOutputs = 2, SubgraphOperators = 3, SubgraphName = 4;
    public const int TensorShape = 0, TensorElementType = 1, TensorBuffer = 2, TensorName = 3, TensorQuantization = 4, TensorIsVariable = 5, TensorSparsity = 6;
    public const int QuantizationScale = 2, QuantizationZeroPoint = 3, QuantizationDetails = 5, QuantizationDimension = 6;
    public const int OperatorCode = 0, OperatorInputs = 1, OperatorOutputs = 2, OperatorOptionsType = 3, OperatorOptions = 4;
    public const int BufferData = 0, BufferOffset = 1, BufferSize = 2;
    public const int MetadataName = 0, MetadataBuffer = 1;

    public const int Conv2DPadding = 0, Conv2DStrideW = 1, Conv2DStrideH = 2, Conv2DActivation = 3, Conv2DDilationW = 4, Conv2DDilationH = 5;
    public const int DepthwisePadding = 0, DepthwiseStrideW = 1, DepthwiseStrideH = 2, DepthwiseMultiplier = 3, DepthwiseActivation = 4, DepthwiseDilationW = 5, DepthwiseDilationH = 6;
    public const int PoolPadding = 0, PoolStrideW = 1, PoolStrideH = 2, PoolFilterW = 3, PoolFilterH = 4, PoolActivation = 5;
    public const int FullyConnectedActivation = 0, FullyConnectedWeightsFormat = 1, FullyConnectedKeepDimensions = 2;
    public const int SoftmaxBeta = 0, AddActivation = 0, ConcatenationAxis = 0, ConcatenationActivation = 1, ReshapeNewShape = 0, ReducerKeepDimensions = 0;
    public const int SubActivation = 0, MulActivation = 0, LeakyReluAlpha = 0, PackAxis = 1, ResizeAlignCorners = 0, ResizeHalfPixelCenters = 1;
    public const int StridedSliceBeginMask = 0, StridedSliceEndMask = 1, StridedSliceEllipsisMask = 2, StridedSliceNewAxisMask = 3, StridedSliceShrinkAxisMask = 4, StridedSliceOffset = 5;

    public const int Add = 0, AveragePool2D = 1, Concatenation = 2, Conv2D = 3, DepthwiseConv2D = 4, Dequantize = 6, FullyConnected = 9, MaxPool2D = 17;
    public const int Logistic = 14, Mul = 18, Relu = 19, ReluN1To1 = 20, Relu6 = 21, Reshape = 22, Softmax = 25, Tanh = 28, Custom = 32, Pad = 34, Transpose = 39, Mean = 40;
    public const int Sub = 41, Squeeze = 43, StridedSlice = 45, Maximum = 55, Minimum = 57, PadV2 = 60, ExpandDims = 70, Shape = 77, Pack = 83;
    public const int ResizeNearestNeighbor = 97, LeakyRelu = 98, Quantize = 114, HardSwish = 117, PlaceholderForGreaterCodes = 127;

    public const int Conv2DOptions = 1, DepthwiseConv2DOptions = 2, Pool2DOptions = 5, FullyConnectedOptions = 8, SoftmaxOptions = 9, ConcatenationOptions = 10;
    public const int AddOptions = 11, ReshapeOptions = 17, MulOptions = 21, PadOptions = 22, TransposeOptions = 26, ReducerOptions = 27, SubOptions = 28, SqueezeOptions = 30;
    public const int StridedSliceOptions = 32, DequantizeOptions = 38, MaximumMinimumOptions = 39, PadV2Options = 43, ExpandDimsOptions = 52, ShapeOptions = 55, PackOptions = 59;
    public const int ResizeNearestNeighborOptions = 74, LeakyReluOptions = 75, QuantizeOptions = 89, HardSwishOptions = 91;

    public const int Float32 = 0, Int32 = 2, UInt8 = 3, Int64 = 4, Int8 = 9;
    public const int PaddingSame = 0, PaddingValid = 1;
#pragma warning restore CS1591, CA1720
}
