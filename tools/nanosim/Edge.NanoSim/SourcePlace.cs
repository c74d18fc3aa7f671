using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Edge.NanoSim;

/// <summary>A place in the source, from the debug symbols.</summary>
/// <param name="File">The file as the compiler was given it.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record SourcePlace(string File, int Line)
{
    /// <summary>The file's name without its folder, and the line.</summary>
    public override string ToString() => $"{Path.GetFileName(File)}:{Line}";

    /// <summary>Where a method begins; null without debug symbols or a body.</summary>
    internal static SourcePlace? Of(MethodDefinition method) => method.HasBody ? Of(method, method.Body.Instructions.FirstOrDefault()) : null;

    /// <summary>Where an instruction of a method stands; null without debug symbols.</summary>
    internal static SourcePlace? Of(MethodDefinition method, Instruction? instruction)
    {
        if (instruction is null || !method.DebugInformation.HasSequencePoints)
            return null;
        SequencePoint? best = null;
        foreach (SequencePoint point in method.DebugInformation.SequencePoints)
            if (!point.IsHidden && (best is null || point.Offset <= instruction.Offset))
                best = point;
        return best is null ? null : new SourcePlace(best.Document.Url, best.StartLine);
    }

    /// <summary>Where the first method of a type that has a body begins: the symbols know no line of a type itself.</summary>
    internal static SourcePlace? Of(TypeDefinition type) => type.Methods.Select(Of).FirstOrDefault(p => p is not null);

    /// <summary>Where a field is named first; the type's own place if nowhere.</summary>
    internal static SourcePlace? Of(FieldDefinition field) => field.Module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody)
        .SelectMany(m => m.Body.Instructions.Where(i => i.Operand == field).Select(i => Of(m, i))).FirstOrDefault(p => p is not null) ?? Of(field.DeclaringType);
}
