using System;
using System.Collections.Generic;
using Edge.Inference.Engine;
using Edge.Inference.Quantization;

namespace Edge.Inference;

/// <summary>Runs a <see cref="Model"/> in buffers of its own. For one thread at a time; sessions are independent of each other.</summary>
/// <remarks>
/// Whoever passes quantised values gets quantised values; whoever passes reals or pictures gets reals. Spans that are returned show the
/// last run and are overwritten by the next one. After creation nothing is allocated, <see cref="Profile(int)"/> apart.
/// </remarks>
public sealed partial class Session
{
    // Sessions of different threads may be neighbours on the heap: what each run writes keeps this distance from its array's ends, so
    // that no processor waits for another's cache line.
    private const int CacheLine = 64;

    private readonly sbyte[] _arena;
    private readonly sbyte[] _outputs;
    private readonly float[] _reals;
    private bool _realsAreCurrent;

    // Null while the reference kernels run. Another thread may bring it, between two runs or during one.
    private volatile FastKernels? _fast;

    internal Session(Model model, CompiledGraph? compiled)
    {
        Model = model;
        _fast = compiled is null ? null : new FastKernels(compiled);
        // Fast kernels hold pointers into both while they run; on the pinned heap that costs nothing.
        _arena = GC.AllocateArray<sbyte>((int)Math.Min((long)model.Graph.ArenaBytes + CacheLine, Array.MaxLength), pinned: true);
        _outputs = new sbyte[model.OutputLength + 2 * CacheLine];
        _reals = new float[model.OutputLength + 2 * CacheLine / sizeof(float)];
    }

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>The kernels of the next run: <see cref="EngineKind.Fast"/> or <see cref="EngineKind.Reference"/>. With <see cref="EngineKind.QuickStart"/> it changes once.</summary>
    public EngineKind Engine => _fast is null ? EngineKind.Reference : EngineKind.Fast;

    /// <summary>The int8 values of the last run's outputs, one output after the other (of a uint8 output: its bytes).</summary>
    public ReadOnlySpan<sbyte> Outputs => _outputs.AsSpan(CacheLine, Model.OutputLength);

    /// <summary>The real values of the last run's outputs, one output after the other: behind a softmax, probabilities.</summary>
    public ReadOnlySpan<float> Probabilities
    {
        get
        {
            Span<float> reals = _reals.AsSpan(CacheLine / sizeof(float), Model.OutputLength);
            if (!_realsAreCurrent)
            {
                // Only where they are asked for: many callers look at the largest value alone.
                for (int i = 0; i < Model.Graph.Outputs.Length; i++)
                    OutputReader.Dequantize(Model.Graph.Outputs[i], GetOutput(i), reals[Model.OutputStarts[i]..]);
                _realsAreCurrent = true;
            }
            return reals;
        }
    }

    /// <summary>The int8 scores of the last run before the softmax that ends the network (<see cref="Model.Logits"/>): all of them tell, where probabilities saturate.</summary>
    public ReadOnlySpan<sbyte> Logits => Model.Logits == Model.Graph.Outputs[0] ? GetOutput(0) : _arena.AsSpan(Model.Logits.Offset, Model.Logits.Length);

    /// <summary>Runs on quantised values.</summary>
    /// <param name="input">The inputs' int8 values (NHWC), one input after the other: exactly <see cref="Model.InputLength"/>.</param>
    /// <returns>The outputs' int8 values, one output after the other.</returns>
    /// <exception cref="ArgumentException"><paramref name="input"/> has another length.</exception>
    public ReadOnlySpan<sbyte> Run(ReadOnlySpan<sbyte> input)
    {
        RequireLength(input.Length);
        CopyIn(input);
        RunGraph();
        return Outputs;
    }

    /// <summary>Quantises real values and runs.</summary>
    /// <param name="input">Real values (NHWC), one input after the other: exactly <see cref="Model.InputLength"/>.</param>
    /// <returns>The outputs' real values, one output after the other.</returns>
    /// <exception cref="ArgumentException"><paramref name="input"/> has another length.</exception>
    public ReadOnlySpan<float> Run(ReadOnlySpan<float> input)
    {
        Execute(input);
        return Probabilities;
    }

    /// <summary>Quantises a picture and runs.</summary>
    /// <param name="pixels">The inputs as bytes (NHWC), one input after the other, 0 to 255 for the real 0 to 1: exactly <see cref="Model.InputLength"/>.</param>
    /// <returns>The outputs' real values, one output after the other.</returns>
    /// <exception cref="ArgumentException"><paramref name="pixels"/> has another length.</exception>
    public ReadOnlySpan<float> Run(ReadOnlySpan<byte> pixels)
    {
        Execute(pixels);
        return Probabilities;
    }

    /// <summary>Runs on quantised values and finds the most probable class of the first output.</summary>
    /// <param name="input">The inputs' int8 values (NHWC), one input after the other: exactly <see cref="Model.InputLength"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="input"/> has another length.</exception>
    public Classification Classify(ReadOnlySpan<sbyte> input)
    {
        Run(input);
        return Largest();
    }

    /// <summary>Runs on a picture and finds the most probable class of the first output.</summary>
    /// <param name="pixels">The inputs as bytes (NHWC), one input after the other, 0 to 255 for the real 0 to 1: exactly <see cref="Model.InputLength"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="pixels"/> has another length.</exception>
    public Classification Classify(ReadOnlySpan<byte> pixels)
    {
        Execute(pixels);
        return Largest();
    }

    /// <summary>Runs on real values and finds the most probable class of the first output.</summary>
    /// <param name="input">Real values (NHWC), one input after the other: exactly <see cref="Model.InputLength"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="input"/> has another length.</exception>
    public Classification Classify(ReadOnlySpan<float> input)
    {
        Execute(input);
        return Largest();
    }

    /// <summary>The most probable classes of the last run's first output.</summary>
    /// <param name="best">Receives them, most probable first; of equal ones the lowest index first.</param>
    /// <returns>How many were written: the length of <paramref name="best"/>, or the number of classes where that is smaller.</returns>
    public int GetMostProbable(Span<Classification> best) => OutputReader.FindLargest(Model.Graph.Outputs[0], GetOutput(0), best);

    /// <summary>The int8 values of one of the last run's outputs.</summary>
    /// <param name="index">Its place in the list of the model's outputs, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The model has no such output.</exception>
    public ReadOnlySpan<sbyte> GetOutput(int index) => Outputs.Slice(Model.StartOfOutput(index), Model.Graph.Outputs[index].Length);

    /// <summary>The int8 values of one of the last run's outputs.</summary>
    /// <param name="name">Its tensor's name.</param>
    /// <exception cref="KeyNotFoundException">The model has no such output; the message lists those it has.</exception>
    public ReadOnlySpan<sbyte> GetOutput(string name) => GetOutput(Model.IndexOfOutput(name));

    /// <summary>The real values of one of the last run's outputs.</summary>
    /// <param name="index">Its place in the list of the model's outputs, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The model has no such output.</exception>
    public ReadOnlySpan<float> GetProbabilities(int index) => Probabilities.Slice(Model.StartOfOutput(index), Model.Graph.Outputs[index].Length);

    /// <summary>The real values of one of the last run's outputs.</summary>
    /// <param name="name">Its tensor's name.</param>
    /// <exception cref="KeyNotFoundException">The model has no such output; the message lists those it has.</exception>
    public ReadOnlySpan<float> GetProbabilities(string name) => GetProbabilities(Model.IndexOfOutput(name));
}
