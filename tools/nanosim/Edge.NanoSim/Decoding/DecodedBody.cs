using System.Collections.Generic;
using Edge.NanoSim.Model;

namespace Edge.NanoSim.Decoding;

/// <summary>A method body as the processor runs it. An instruction stands for one of IL, except <see cref="Operation.Enter"/>, which counts nothing.</summary>
internal sealed class DecodedBody
{
    /// <summary>The instructions.</summary>
    public required Instruction[] Code { get; init; }

    /// <summary>How often the block that begins at an index was entered; counts of instructions follow from it.</summary>
    public required long[] Entries { get; init; }

    /// <summary>How often a block was left in the middle after the instruction at an index: by an exception, or by the end of the run.</summary>
    public Dictionary<int, long> Aborts { get; } = [];

    /// <summary>Whether a block begins at an index.</summary>
    public required bool[] Leaders { get; init; }

    /// <summary>64-bit constants.</summary>
    public required long[] Wide { get; init; }

    /// <summary>Methods, fields, types and texts.</summary>
    public required object[] Operands { get; init; }

    /// <summary>Targets of switches.</summary>
    public required int[][] Switches { get; init; }

    /// <summary>Kinds of the evaluation slots before each instruction, for the collector.</summary>
    public required SlotKind[][] Stacks { get; init; }

    /// <summary>Index of the IL instruction of each one here.</summary>
    public required int[] Il { get; init; }

    /// <summary>Kinds of the locals.</summary>
    public required ValueKind[] Locals { get; init; }

    /// <summary>The structs among the locals: slot and type.</summary>
    public required (int Slot, NanoClass Type)[] StructLocals { get; init; }

    /// <summary>Arguments and locals together; evaluation slots follow.</summary>
    public required int FixedSlots { get; init; }

    /// <summary>Evaluation slots.</summary>
    public required int MaxStack { get; init; }

    /// <summary>Protected regions, inner ones first.</summary>
    public required ExceptionRegion[] Regions { get; init; }

    /// <summary>Bytes of the frame on the device.</summary>
    public required long FrameBytes { get; init; }
}
