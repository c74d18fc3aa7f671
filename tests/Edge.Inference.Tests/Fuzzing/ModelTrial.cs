using System;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Micro;
using Edge.Testing.Fuzzing;

namespace Edge.Inference.Tests.Fuzzing;

/// <summary>Loads a file within limits and, where it is accepted, runs it on both engines: anything but a refusal in words or equal bytes is a fault.</summary>
internal sealed class ModelTrial(ModelLimits limits)
{
    /// <summary>Bytes that loading and a session of each engine may allocate, whatever the file is.</summary>
    /// <remarks>
    /// Constants, arena, inputs and outputs are within MaxBytes; the fast engine's packed weights and scratch may take as much again, and so
    /// may the arena of the second session; what describes a tensor or an operator is at most a few kilobytes each.
    /// </remarks>
    public long MostBytes => 3 * limits.MaxBytes + 1024L * limits.MaxTensors + 4096L * limits.MaxOperators + (1 << 18);

    /// <summary>Tries a file.</summary>
    /// <returns>The sentence of a refusal; null where the model ran.</returns>
    /// <exception cref="FuzzException">A fault.</exception>
    public string? Try(byte[] file, Random random)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Model model;
        Session fast, reference;
        try
        {
            model = Model.Load(file, limits);
            fast = model.CreateSession();
            reference = model.CreateSession(EngineKind.Reference);
        }
        catch (InvalidModelException e)
        {
            RequireSentence(e.Message);
            RequireBytes(GC.GetAllocatedBytesForCurrentThread() - before);
            return e.Message;
        }
        RequireBytes(GC.GetAllocatedBytesForCurrentThread() - before);
        long steps = model.Graph.Operators.Sum(o => o.Steps);
        if (steps > limits.MaxSteps)
            throw new FuzzException($"expected at most {limits.MaxSteps} steps, got {steps}");
        var input = new sbyte[model.InputLength];
        for (int run = 0; run < 2; run++)
        {
            random.NextBytes(MemoryMarshal.AsBytes(input.AsSpan()));
            ReadOnlySpan<sbyte> expected = reference.Run(input), got = fast.Run(input);
            if (!expected.SequenceEqual(got))
                throw new FuzzException($"expected both engines to give the same {expected.Length} bytes, got another one at {expected.CommonPrefixLength(got)}");
        }
        return null;
    }

    private static void RequireSentence(string message)
    {
        if (!message.Contains("expected", StringComparison.Ordinal) || !message.Contains("got", StringComparison.Ordinal) || !message.EndsWith('.') || message.Any(char.IsControl) || message.Length > 2000)
            throw new FuzzException($"expected one sentence with what was expected and what was got, got: {message}");
    }

    private void RequireBytes(long bytes)
    {
        if (bytes > MostBytes)
            throw new FuzzException($"expected at most {MostBytes} bytes to be allocated within the limits, got {bytes}");
    }
}
