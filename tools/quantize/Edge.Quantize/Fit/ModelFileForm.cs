using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Boards;
using Edge.Micro;

namespace Edge.Quantize.Fit;

/// <summary>A .tflite file that Edge.Inference loads on .NET.</summary>
/// <remarks>
/// Flash is the constants: the file is larger by names, golden samples and tables, a few kilobytes. RAM is the runtime's own, the file while it is read, and what
/// the engine keeps: the constants as they are and packed once more for the kernels in blocks of channels, transformed and as 16-bit numbers where a
/// form wants them. <see cref="PackingFactor"/> and <see cref="ModelBytes"/> bound what loading allocates, as a test finds it on its machine.
/// </remarks>
public sealed class ModelFileForm : IDeploymentForm
{
    /// <summary>Bytes of RAM for one byte of constants, at most.</summary>
    public const int PackingFactor = 16;

    /// <summary>Bytes of RAM for the objects of any model, at most.</summary>
    public const int ModelBytes = 64 * 1024;

    /// <summary>Bytes of RAM for one byte of the arena, at most: the arena, padded pictures and the answers.</summary>
    public const int ArenaFactor = 4;

    /// <inheritdoc/>
    public string Name => "model.tflite, Edge.Inference";

    /// <inheritdoc/>
    public RuntimeKind Runtime => RuntimeKind.DotNet;

    /// <inheritdoc/>
    public DeploymentCost CostOf(Graph graph, Board board)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(board);
        var parts = new List<CostPart> { new(null, "the runtime", 0, board.Runtime.MemoryBytes.Most ?? 0) };
        parts.AddRange(graph.Operators.Select(o => (Step: o, Bytes: ConstantBytes(o))).Where(p => p.Bytes > 0)
            .Select(p => new CostPart(p.Step.Name, $"{PrintableName.Of(p.Step.Name)}'s constants", p.Bytes, PackingFactor * p.Bytes)));
        parts.Add(new CostPart(null, "the network and its arena", 0, ModelBytes + (long)ArenaFactor * graph.ArenaBytes));
        return new DeploymentCost(parts, []);
    }

    private static long ConstantBytes(Operator step) => step.ConstantBytes + step.Inputs.Sum(t => (long)(t.Data?.Length ?? 0));
}
