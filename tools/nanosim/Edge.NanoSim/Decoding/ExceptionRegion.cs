using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Edge.NanoSim.Decoding;

/// <summary>A protected region in indices of decoded instructions; ends are exclusive.</summary>
internal sealed record ExceptionRegion(
    ExceptionHandlerType Type, int TryStart, int TryEnd, int HandlerStart, int HandlerEnd, int FilterStart, TypeDefinition? Catch)
{
    public bool Covers(int index) => index >= TryStart && index < TryEnd;

    public bool IsInHandler(int index) => index >= HandlerStart && index < HandlerEnd;
}
