using System.Collections.Generic;

namespace Edge.Testing;

/// <summary>A network with one input and one output of float, and what to run it on.</summary>
/// <param name="Name">Its name, of letters that a file may have.</param>
/// <param name="Model">The bytes of its ONNX file.</param>
/// <param name="Shape">The shape of an input, the batch included.</param>
/// <param name="Inputs">Inputs of that shape.</param>
public sealed record OnnxRuntimeJob(string Name, byte[] Model, int[] Shape, IReadOnlyList<float[]> Inputs);
