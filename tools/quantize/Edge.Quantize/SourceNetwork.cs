using System;
using System.Collections.Generic;
using Edge.Inference;
using Edge.Quantize.Data;
using Edge.Quantize.Import;
using Edge.Quantize.Network;

namespace Edge.Quantize;

/// <summary>What a model file asks for before it is quantised: which pictures it reads and how many classes it tells apart.</summary>
/// <param name="Kind">What the file is, by its content.</param>
/// <param name="Input">The network's input.</param>
/// <param name="Outputs">Elements of its output.</param>
/// <param name="ClassNames">Names of its classes; none where the file tells none.</param>
public sealed record SourceNetwork(ModelFileKind Kind, InputShape Input, int Outputs, IReadOnlyList<string> ClassNames)
{
    /// <summary>Looks into a model file.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="QuantizeException">It is no ONNX model that can be quantised; the message says why.</exception>
    /// <exception cref="Micro.InvalidModelException">It is no int8 .tflite model that can be run; the message says why.</exception>
    public static SourceNetwork Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (ModelFile.KindOf(file) == ModelFileKind.Tflite)
        {
            var model = Model.Load(file);
            return new SourceNetwork(ModelFileKind.Tflite, InputShape.Of(model.Graph.Inputs[0].Shape), model.Graph.Outputs[0].Length, model.Labels ?? []);
        }
        FloatGraph graph = QuantizationPipeline.Import(file);
        return new SourceNetwork(ModelFileKind.Onnx, InputShape.Of(graph.Input.Shape), graph.Output.Length, graph.Labels ?? []);
    }
}
