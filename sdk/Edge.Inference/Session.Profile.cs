using System;
using System.Diagnostics;
using System.Linq;
using Edge.Inference.Engine;
using Edge.Inference.Profiling;

namespace Edge.Inference;

/// <content>Where the time goes.</content>
public sealed partial class Session
{
    /// <summary>Repeats of a profile unless told.</summary>
    public const int ProfileRepeats = 200;

    // Tiered compilation puts optimised code in place some 100 ms after the first 30 calls, and for loops again after as much: a profile
    // looks at what comes then.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);

    /// <summary>Times every step, after half a second of warming up, on a golden sample of the model, or on a spread of all values where there is none.</summary>
    /// <param name="repeats">Runs to time, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="repeats"/> is less than 1.</exception>
    public SessionProfile Profile(int repeats = ProfileRepeats) => Profile(Model.TypicalInput(), repeats);

    /// <summary>Times every step, after half a second of warming up. Allocates what it returns; the outputs are those of <paramref name="input"/> afterwards.</summary>
    /// <param name="input">The inputs' int8 values (NHWC), one input after the other: exactly <see cref="Model.InputLength"/>.</param>
    /// <param name="repeats">Runs to time, at least 1.</param>
    /// <exception cref="ArgumentException"><paramref name="input"/> has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="repeats"/> is less than 1.</exception>
    public SessionProfile Profile(ReadOnlySpan<sbyte> input, int repeats = ProfileRepeats) => Profile(input, repeats, WarmUp);

    /// <summary>The same with another time of warming up; at least one run is made in any case.</summary>
    internal SessionProfile Profile(ReadOnlySpan<sbyte> input, int repeats, TimeSpan warmUp)
    {
        RequireLength(input.Length);
        if (repeats < 1)
            throw new ArgumentOutOfRangeException(nameof(repeats), $"Expected at least 1 repeat, got {repeats}.");
        FastKernels? fast = _fast;
        Step[] steps = fast?.Compiled.Steps ?? Array.ConvertAll(Model.Graph.Operators, o => (Step)new ReferenceStep(o));
        Sampler[] samplers = Array.ConvertAll(steps, _ => new Sampler(repeats));
        var whole = new Sampler(repeats);
        long warmUpStart = Stopwatch.GetTimestamp();
        do
            Run(input);
        while (Stopwatch.GetElapsedTime(warmUpStart) < warmUp);
        // In turns, so that a change of the machine's speed meets both alike.
        for (int i = 0; i < repeats; i++)
        {
            CopyIn(input);
            TimeSteps(steps, fast, samplers);
            long start = Stopwatch.GetTimestamp();
            Run(input);
            whole.Add(Stopwatch.GetTimestamp() - start);
        }
        whole.Finish();
        return new SessionProfile(
            fast is null ? EngineKind.Reference : EngineKind.Fast,
            repeats,
            [.. steps.Zip(samplers, Describe)],
            whole.Min,
            whole.Median);
    }

    private unsafe void TimeSteps(Step[] steps, FastKernels? fast, Sampler[] samplers)
    {
        byte* scratch = fast is null ? null : fast.Scratch.Pointer;
        fixed (sbyte* pointer = _arena)
        {
            long before = Stopwatch.GetTimestamp();
            for (int i = 0; i < steps.Length; i++)
            {
                steps[i].Run(_arena, pointer, scratch);
                long after = Stopwatch.GetTimestamp();
                samplers[i].Add(after - before);
                before = after;
            }
        }
    }

    private static StepProfile Describe(Step step, Sampler sampler)
    {
        sampler.Finish();
        return new StepProfile(
            [.. step.Operators.Select(o => o.Name)],
            [.. step.Operators.Select(o => o.Kind)],
            step.Form,
            [.. step.Operators[^1].Output.Shape],
            step.Operators.Sum(o => o.Macs),
            StepTraffic.ConstantBytes(step),
            StepTraffic.ActivationBytes(step),
            sampler.Min,
            sampler.Median);
    }
}
