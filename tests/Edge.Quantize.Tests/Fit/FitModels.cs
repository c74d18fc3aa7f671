using System.Linq;
using Edge.Inference;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Testing;

namespace Edge.Quantize.Tests.Fit;

/// <summary>Models for the fit check: those that ship, and dense layers of any size.</summary>
internal static class FitModels
{
    /// <summary>The bytes of a model that ships.</summary>
    public static byte[] File(string name) => System.IO.File.ReadAllBytes(Repository.PathOf("sdk", "models", name, "model.tflite"));

    /// <summary>A model that ships.</summary>
    public static Model Shipped(string name) => Model.Load(File(name));

    /// <summary>Dense layers one behind the other.</summary>
    /// <param name="sizes">Inputs of the first layer, then the outputs of each.</param>
    public static Graph Dense(params int[] sizes)
    {
        Tensor[] tensors = [.. sizes.Select((size, i) => new Tensor($"t{i}", [1, size], 0.5f, 0))];
        Operator[] steps = [.. sizes.Skip(1).Select((size, i) => (Operator)new FullyConnected(
            $"dense{i + 1}", tensors[i], tensors[i + 1], new sbyte[size * sizes[i]], new int[size], [.. Enumerable.Repeat(1 << 30, size)], new int[size], -128, 127))];
        return new Graph("dense", [tensors[0]], [tensors[^1]], steps);
    }
}
