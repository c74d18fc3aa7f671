using System.Collections.Generic;
using Edge.Micro.Tflite;

namespace Edge.Inference.Tests.Fuzzing;

/// <summary>The fields of the options that the reader knows, in the order of their declaration in TFLite's schema.</summary>
internal static class OptionKinds
{
    private static readonly Dictionary<int, string> Kinds = new()
    {
        [TfliteSchema.Conv2DOptions] = "biibii",
        [TfliteSchema.DepthwiseConv2DOptions] = "biiibii",
        [TfliteSchema.Pool2DOptions] = "biiiib",
        [TfliteSchema.FullyConnectedOptions] = "bbb",
        [TfliteSchema.SoftmaxOptions] = "f",
        [TfliteSchema.ConcatenationOptions] = "ib",
        [TfliteSchema.AddOptions] = "bb",
        [TfliteSchema.ReshapeOptions] = "v",
        [TfliteSchema.PadOptions] = "",
        [TfliteSchema.ReducerOptions] = "b",
        [TfliteSchema.DequantizeOptions] = "",
        [TfliteSchema.PadV2Options] = "",
        [TfliteSchema.QuantizeOptions] = "",
        [TfliteSchema.MulOptions] = "b",
        [TfliteSchema.SubOptions] = "bb",
        [TfliteSchema.TransposeOptions] = "",
        [TfliteSchema.SqueezeOptions] = "v",
        [TfliteSchema.StridedSliceOptions] = "iiiiib",
        [TfliteSchema.MaximumMinimumOptions] = "",
        [TfliteSchema.ExpandDimsOptions] = "",
        [TfliteSchema.ShapeOptions] = "b",
        [TfliteSchema.PackOptions] = "ii",
        [TfliteSchema.ResizeNearestNeighborOptions] = "bb",
        [TfliteSchema.LeakyReluOptions] = "f",
        [TfliteSchema.HardSwishOptions] = "",
    };

    /// <summary>One letter a field, see <see cref="OptionField"/>; empty for options that are not known.</summary>
    public static string Of(int optionsType) => Kinds.GetValueOrDefault(optionsType, "");
}
