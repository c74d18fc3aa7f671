using System.Collections.Generic;
using Edge.NanoSim.Decoding;
using Edge.NanoSim.Model;

namespace Edge.NanoSim.Counting;

/// <summary>Counts of instructions from the entries of blocks: exact, less what an exception or the end of the run cut off.</summary>
internal static class InstructionTally
{
    /// <summary>Executed instructions of some methods.</summary>
    public static long Total(IEnumerable<NanoMethod> methods)
    {
        long total = 0;
        foreach (NanoMethod method in methods)
            if (method.Body is not null)
                foreach (long count in Of(method))
                    total += count;
        return total;
    }

    /// <summary>Executed instructions of a method by <see cref="InstructionClass"/>.</summary>
    public static long[] Of(NanoMethod method)
    {
        var counts = new long[InstructionClasses.Count];
        DecodedBody body = method.Body!;
        Mono.Collections.Generic.Collection<Mono.Cecil.Cil.Instruction> il = method.Definition.Body.Instructions;
        long entries = 0;
        for (int k = 0; k < body.Code.Length; k++)
        {
            if (body.Leaders[k])
                entries = body.Entries[k];
            if (body.Code[k].Code == Operation.Enter)
                continue;
            counts[(int)InstructionClasses.Of(il[body.Il[k]].OpCode.Code)] += entries;
            if (body.Aborts.Count != 0)
                entries -= body.Aborts.GetValueOrDefault(k);
        }
        return counts;
    }
}
