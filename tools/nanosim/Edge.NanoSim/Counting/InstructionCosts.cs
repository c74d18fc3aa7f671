using System.Collections.Generic;

namespace Edge.NanoSim.Counting;

/// <summary>
/// Arm (Thumb-2) instructions that nanoCLR 1.17 takes for an instruction of IL. Those of shared/design/nanoframework.md are counted on the compiled
/// interpreter; the others follow the nearest of them by what the interpreter does, and may be off by half.
/// </summary>
public static class InstructionCosts
{
    /// <summary>
    /// The average of this table over a whole generated network (two convolutions and a dense layer in dot lanes, 268,753 instructions of IL): for such a mix
    /// the boards' instructions of IL a second are stated. The design counts 49 there, with what lies between instructions.
    /// </summary>
    public const double Average = 41.2;

    private static readonly Dictionary<InstructionClass, (int Cost, bool IsMeasured)> Table = new()
    {
        [InstructionClass.LoadLocal] = (31, true),
        [InstructionClass.StoreLocal] = (50, true),
        [InstructionClass.Constant] = (19, true),
        [InstructionClass.WideConstant] = (42, true),
        [InstructionClass.Stack] = (25, false),
        [InstructionClass.Arithmetic] = (43, true),
        [InstructionClass.Division] = (70, false),
        [InstructionClass.Logic] = (26, true),
        [InstructionClass.Shift] = (33, true),
        [InstructionClass.Convert4] = (50, true),
        [InstructionClass.Convert8] = (84, true),
        [InstructionClass.ConvertNarrow] = (88, true),
        [InstructionClass.Compare] = (70, false),
        [InstructionClass.Branch] = (35, false),
        [InstructionClass.CompareBranch] = (84, true),
        [InstructionClass.LoadElementNarrow] = (107, true),
        [InstructionClass.LoadElement4] = (96, true),
        [InstructionClass.LoadElement8] = (100, true),
        [InstructionClass.StoreElement] = (135, true),
        [InstructionClass.ArrayLength] = (50, false),
        [InstructionClass.LoadField] = (141, true),
        [InstructionClass.StoreField] = (141, false),
        [InstructionClass.LoadStatic] = (131, true),
        [InstructionClass.StoreStatic] = (131, false),
        [InstructionClass.Indirect] = (80, false),
        [InstructionClass.Call] = (500, true),
        [InstructionClass.Return] = (0, true),
        [InstructionClass.Allocate] = (900, false),
        [InstructionClass.Cast] = (200, false),
        [InstructionClass.Exception] = (3000, false),
        [InstructionClass.Library] = (70, false),
    };

    /// <summary>Arm instructions for one of IL.</summary>
    public static int Of(InstructionClass kind) => Table[kind].Cost;

    /// <summary>Whether the cost was counted on the compiled interpreter.</summary>
    public static bool IsMeasured(InstructionClass kind) => Table[kind].IsMeasured;

    /// <summary>Arm instructions of a run: expected, and the least and the most by what is not measured.</summary>
    public static (double Expected, double Low, double High) Arm(IReadOnlyList<long> counts)
    {
        double expected = 0;
        double doubt = 0;
        for (int k = 0; k < counts.Count; k++)
        {
            double cost = (double)counts[k] * Of((InstructionClass)k);
            expected += cost;
            doubt += IsMeasured((InstructionClass)k) ? 3.0 * counts[k] : cost / 2;
        }
        return (expected, System.Math.Max(0, expected - doubt), expected + doubt);
    }
}
