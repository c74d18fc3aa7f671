using System.Collections.Generic;
using Edge.Quantize.Evaluation;

namespace Edge.Quantize;

/// <summary>What quantisation gives.</summary>
/// <param name="Tflite">The bytes of model.tflite.</param>
/// <param name="CSharp">C# files by name.</param>
/// <param name="Report">The figures.</param>
public sealed record QuantizationResult(byte[] Tflite, IReadOnlyDictionary<string, string> CSharp, QuantizationReport Report);
