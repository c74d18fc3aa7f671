using System;
using System.Linq;
using Edge.Quantize.Import;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Import;

/// <summary>Proves that files are told apart by their content, and that others are named.</summary>
public class ModelFileTests
{
    [Fact]
    public void Onnx_and_tflite_are_told_apart()
    {
        Assert.Equal(ModelFileKind.Tflite, ModelFile.KindOf(EveryOperator.Of("ADD")));
        Assert.Equal(ModelFileKind.Onnx, ModelFile.KindOf(new NetworkBuilder(1, 1, 1, 3, 3).Conv(1, 1).ToBytes()));
        // An ONNX file of a producer that calls itself TFL3: field 2, seven letters.
        Assert.Equal(ModelFileKind.Onnx, ModelFile.KindOf([0x08, 0x07, 0x12, 0x07, .. "TFL3abc"u8]));
    }

    [Theory]
    [InlineData(new byte[0], "an empty file")]
    [InlineData(new byte[] { 0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D }, "an HDF5 file, as Keras writes")]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 0, 0 }, "a zip archive, as PyTorch and Keras write")]
    [InlineData(new byte[] { 0x80, 2, 0x8A, 0x0A }, "a Python pickle")]
    [InlineData(new byte[] { 0x1F, 0x8B, 8 }, "a gzip archive")]
    public void Other_files_are_named(byte[] file, string what)
    {
        string message = Assert.Throws<QuantizeException>(() => ModelFile.KindOf(file)).Message;
        Assert.StartsWith("The model file: expected an ONNX or an int8 .tflite file, got " + what, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[\"a\",\"b\\n\",\"\\u00fc\"]", new[] { "a", "b", "ü" })]
    [InlineData("[\"a\",\"b\"]", null)]
    [InlineData("[\"a\",null,\"c\"]", null)]
    [InlineData("{\"0\":\"a\"}", null)]
    [InlineData("a,b,c", null)]
    [InlineData("", null)]
    public void Labels_of_an_onnx_file_are_a_json_list_of_the_right_length(string json, string[]? expected)
    {
        NetworkBuilder net = new NetworkBuilder(1, 1, 1, 3, 3).Flatten().Dense(3, DenseForm.Gemm);
        net.Model.MetadataProps.Add(new Onnx.Proto.StringStringEntryProto { Key = "author", Value = "[\"x\",\"y\",\"z\"]" });
        net.Model.MetadataProps.Add(new Onnx.Proto.StringStringEntryProto { Key = "labels", Value = json });
        Assert.Equal(expected, QuantizationPipeline.Import(net.ToBytes()).Labels);
    }

    [Fact]
    public void Labels_travel_from_the_onnx_file_to_the_model_the_class_and_the_report()
    {
        NetworkBuilder net = new NetworkBuilder(1, 1, 1, 3, 3).Flatten().Dense(3, DenseForm.Gemm).Node("Softmax");
        net.Model.MetadataProps.Add(new Onnx.Proto.StringStringEntryProto { Key = "labels", Value = "[\"cat\",\"dog\",\"Maulwurf ü\"]" });
        var images = new ArrayImages([.. Enumerable.Range(0, 4).Select(_ => net.Sample().ToNhwc().Select(v => (float)v).ToArray())]);
        QuantizationResult result = QuantizationPipeline.Run(net.ToBytes(), new QuantizationOptions { Name = "net", Calibration = images, ClassNames = ["x", "y", "z"] }, null, default);
        string[] expected = ["cat", "dog", "Maulwurf ü"];
        Assert.Equal(expected, Inference.Model.Load(result.Tflite).Labels);
        Assert.Equal(expected, result.Report.Labels);
        Assert.Equal(expected, GeneratedModel.Compile(result.CSharp.Values.Single()).Labels());
    }
}
