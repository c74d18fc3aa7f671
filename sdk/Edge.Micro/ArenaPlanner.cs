using System.Collections;

namespace Edge.Micro;

/// <summary>Places every activation in one arena so that tensors whose lives overlap do not.</summary>
/// <remarks>
/// Greedy by size: the largest tensor first, each at the lowest offset that is free during its whole life. Offsets are multiples of
/// <see cref="Alignment"/>, for vector loads. A reshape's output shares its input's bytes.
/// </remarks>
public static class ArenaPlanner
{
    /// <summary>Bytes to which every tensor is aligned.</summary>
    public const int Alignment = 16;

    /// <summary>Sets the offset of every tensor of the graph.</summary>
    /// <returns>Bytes of the arena.</returns>
    /// <exception cref="InvalidModelException">A tensor is read before it is written, or written twice; or the arena would pass 2^31 bytes.</exception>
    internal static int Plan(Graph graph)
    {
        ArrayList blocks = FindBlocks(graph);
        ArenaBlock[] order = SortBySize(blocks);
        ArenaBlock[] placed = new ArenaBlock[order.Length];
        long arena = 0;
        for (int i = 0; i < order.Length; i++)
        {
            long offset = LowestFreeOffset(placed, i, order[i]);
            long end = offset + order[i].Length;
            if (end > int.MaxValue - Alignment)
                throw new InvalidModelException("Model '" + graph.Name + "': expected activations of less than 2 GiB, got more; use smaller pictures or layers.");
            order[i].Place((int)offset);
            InsertByOffset(placed, i, order[i]);
            if (end > arena)
                arena = end;
        }
        return (int)arena;
    }

    // One block a buffer, with the time from the operator that writes it to the last that reads it. Time 0 is before the first operator.
    private static ArrayList FindBlocks(Graph graph)
    {
        ArrayList blocks = new ArrayList();
        Forget(graph);
        for (int i = 0; i < graph.Inputs.Length; i++)
        {
            if (graph.Inputs[i].Data != null || graph.Inputs[i].Block != null)
                throw new InvalidModelException("Model '" + graph.Name + "': expected input '" + graph.Inputs[i].Name + "' once and not as a constant, got " + (graph.Inputs[i].Data != null ? "a constant" : "it twice") + "; export it again.");
            blocks.Add(new ArenaBlock(graph.Inputs[i], 0));
        }
        for (int time = 1; time <= graph.Operators.Length; time++)
        {
            Operator step = graph.Operators[time - 1];
            for (int i = 0; i < step.Inputs.Length; i++)
                Read(graph, step.Inputs[i], time, "operator '" + step.Name + "' reads it");
            if (step.Output.Block != null)
                throw new InvalidModelException("Operator " + step.Kind + " '" + step.Name + "': expected tensor '" + step.Output.Name + "' to be written once, got a second writer; export the model again.");
            if (step.SharesInput)
                step.Inputs[0].Block!.Share(step.Output, time);
            else
                blocks.Add(new ArenaBlock(step.Output, time));
        }
        for (int i = 0; i < graph.Outputs.Length; i++)
            if (graph.Outputs[i].Data == null)
                Read(graph, graph.Outputs[i], graph.Operators.Length + 1, "it is an output");
        return blocks;
    }

    // A tensor knows its block while the plan is made; one that was planned before starts anew.
    private static void Forget(Graph graph)
    {
        for (int i = 0; i < graph.Inputs.Length; i++)
            graph.Inputs[i].Block = null;
        for (int i = 0; i < graph.Outputs.Length; i++)
            graph.Outputs[i].Block = null;
        for (int i = 0; i < graph.Operators.Length; i++)
        {
            graph.Operators[i].Output.Block = null;
            for (int j = 0; j < graph.Operators[i].Inputs.Length; j++)
                graph.Operators[i].Inputs[j].Block = null;
        }
    }

    private static void Read(Graph graph, Tensor tensor, int time, string why)
    {
        if (tensor.Data != null)
            return;
        ArenaBlock? block = tensor.Block;
        if (block == null)
            throw new InvalidModelException("Model '" + graph.Name + "': expected tensor '" + tensor.Name + "' to be computed before " + why + ", got no writer; export it again.");
        block.LiveUntil(time);
    }

    private static ArenaBlock[] SortBySize(ArrayList blocks)
    {
        ArenaBlock[] order = new ArenaBlock[blocks.Count];
        for (int i = 0; i < order.Length; i++)
        {
            ArenaBlock block = (ArenaBlock)blocks[i]!;
            int j = i;
            // Insertion keeps equal sizes in the order of the graph: the plan is the same on every platform.
            for (; j > 0 && order[j - 1].Length < block.Length; j--)
                order[j] = order[j - 1];
            order[j] = block;
        }
        return order;
    }

    // The placed blocks stand in the order of their offsets, so that one pass finds the first gap.
    private static long LowestFreeOffset(ArenaBlock[] placed, int count, ArenaBlock block)
    {
        long offset = 0;
        for (int i = 0; i < count; i++)
        {
            if (!placed[i].LivesWith(block))
                continue;
            if (offset + block.Length <= placed[i].Offset)
                break;
            if (placed[i].End > offset)
                offset = (placed[i].End + Alignment - 1) / Alignment * Alignment;
        }
        return offset;
    }

    private static void InsertByOffset(ArenaBlock[] placed, int count, ArenaBlock block)
    {
        int j = count;
        for (; j > 0 && placed[j - 1].Offset > block.Offset; j--)
            placed[j] = placed[j - 1];
        placed[j] = block;
    }
}
