using System.Collections.Generic;
using Edge.NanoSim.Counting;

namespace Edge.NanoSim;

/// <summary>What a run did.</summary>
public sealed record RunCounts
{
    /// <summary>Executed instructions of IL by class; the index is <see cref="InstructionClass"/>.</summary>
    public required IReadOnlyList<long> Classes { get; init; }

    /// <summary>Executed instructions of IL in all.</summary>
    public required long Instructions { get; init; }

    /// <summary>Calls of methods, native ones included.</summary>
    public required long Calls { get; init; }

    /// <summary>Objects made.</summary>
    public required long Allocations { get; init; }

    /// <summary>Bytes of objects made.</summary>
    public required long AllocatedBytes { get; init; }

    /// <summary>By method, the dearest first.</summary>
    public required IReadOnlyList<MethodCounts> Methods { get; init; }

    /// <summary>The difference to an earlier reading of the same machine.</summary>
    public RunCounts Since(RunCounts earlier)
    {
        var classes = new long[Classes.Count];
        for (int k = 0; k < classes.Length; k++)
            classes[k] = Classes[k] - earlier.Classes[k];
        var before = new Dictionary<string, MethodCounts>();
        foreach (MethodCounts method in earlier.Methods)
            before[method.Name] = method;
        var methods = new List<MethodCounts>();
        foreach (MethodCounts method in Methods)
        {
            MethodCounts rest = before.TryGetValue(method.Name, out MethodCounts? old)
                ? method with { Instructions = method.Instructions - old.Instructions, Calls = method.Calls - old.Calls }
                : method;
            if (rest.Calls > 0 || rest.Instructions > 0)
                methods.Add(rest);
        }
        methods.Sort((a, b) => b.Instructions.CompareTo(a.Instructions));
        return new RunCounts
        {
            Classes = classes,
            Instructions = Instructions - earlier.Instructions,
            Calls = Calls - earlier.Calls,
            Allocations = Allocations - earlier.Allocations,
            AllocatedBytes = AllocatedBytes - earlier.AllocatedBytes,
            Methods = methods,
        };
    }
}
