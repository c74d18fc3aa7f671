using System;
using System.Collections.Generic;
using Edge.Trainer.Managed;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Managed;

/// <summary>Runs one layer alone with the objective sum(output * r) for a random r, and compares its gradients with central differences.</summary>
internal sealed class LayerHarness
{
    /// <summary>More than one chunk, the last not full.</summary>
    public const int Batch = Chunk.Size + 3;

    private readonly Layer _layer;
    private readonly float[] _weights;

    public LayerHarness(LayerSpec spec, TensorShape shape, Func<int, float> input, bool bias = true)
    {
        var context = new NetworkContext(Batch, 1, 7);
        Input = Activations.Allocate(shape, Batch);
        for (int i = 0; i < Input.Values.Length; i++)
            Input.Values.Span[i] = input(i);
        // The factory gives no bias before batch normalisation.
        LayerSpec[] network = bias ? [spec] : [spec, new LayerSpec(LayerType.BatchNorm)];
        _layer = LayerFactory.Build(network, Input, context)[0];
        var random = new SplitMix64(11);
        _weights = new float[_layer.Output.Shape.Length * Batch];
        foreach (ref float weight in _weights.AsSpan())
            weight = random.NextSingle(-1, 1);
        foreach (Parameter parameter in _layer.Parameters)
            foreach (ref float value in parameter.Values.Span)
                value += random.NextSingle(-0.2f, 0.2f);
    }

    public Activations Input { get; }

    public Layer Layer => _layer;

    /// <summary>Compares every gradient of the input and of the parameters.</summary>
    /// <param name="epsilon">The step of the difference.</param>
    /// <param name="tolerance">Allowed error, relative to the largest gradient of the array.</param>
    public void CheckGradients(float epsilon, double tolerance)
    {
        // A layer in place overwrites its input, and batch normalisation the gradient of its output.
        float[] start = Input.Values.ToArray();
        Forward();
        _weights.CopyTo(_layer.Output.Gradients!.Span);
        Backward();
        float[] inputGradient = Input.Gradients!.ToArray();
        var gradients = new List<(FloatBuffer Values, float[] Gradient)>();
        foreach (Parameter parameter in _layer.Parameters)
        {
            for (int slice = 0; slice < parameter.Slices; slice++)
                parameter.ReduceGradient(slice, Batch);
            gradients.Add((parameter.Values, parameter.Gradient.ToArray()));
        }
        Compare(Input.Values, inputGradient, start, epsilon, tolerance);
        foreach ((FloatBuffer values, float[] gradient) in gradients)
            Compare(values, gradient, start, epsilon, tolerance);
    }

    public double Objective()
    {
        Forward();
        double sum = 0;
        for (int i = 0; i < _weights.Length; i++)
            sum += (double)_layer.Output.Values.Span[i] * _weights[i];
        return sum;
    }

    private void Compare(FloatBuffer values, float[] gradient, float[] start, float epsilon, double tolerance)
    {
        double largest = 0;
        foreach (float g in gradient)
            largest = Math.Max(largest, Math.Abs(g));
        for (int i = 0; i < gradient.Length; i++)
        {
            double up = At(values, i, epsilon, start), down = At(values, i, -epsilon, start);
            double expected = (up - down) / (2.0 * epsilon);
            Assert.True(
                Math.Abs(expected - gradient[i]) <= tolerance * Math.Max(largest, 1e-3), $"gradient {i}: expected {expected}, got {gradient[i]} (largest {largest})");
        }
    }

    private double At(FloatBuffer values, int index, float step, float[] start)
    {
        start.CopyTo(Input.Values.Span);
        float before = values.Span[index];
        values.Span[index] = before + step;
        double result = Objective();
        start.CopyTo(Input.Values.Span);
        values.Span[index] = before;
        return result;
    }

    private void Forward()
    {
        _layer.Prepare();
        var batch = _layer as IBatchLayer;
        ForChunks((in Chunk c) => batch?.GatherForward(c));
        batch?.ReduceForward(Batch, Chunk.CountOf(Batch));
        ForChunks(_layer.Forward);
    }

    private void Backward()
    {
        var batch = _layer as IBatchLayer;
        ForChunks((in Chunk c) => batch?.GatherBackward(c));
        batch?.ReduceBackward(Batch, Chunk.CountOf(Batch));
        ForChunks(_layer.Backward);
    }

    private static void ForChunks(ChunkAction action)
    {
        for (int i = 0; i < Chunk.CountOf(Batch); i++)
            action(new Chunk(i, i * Chunk.Size, Math.Min(Chunk.Size, Batch - (i * Chunk.Size)), 0, 5));
    }
}
