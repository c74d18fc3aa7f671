using Mono.Cecil;

namespace Edge.NanoSim.Decoding;

/// <summary>An evaluation slot while decoding.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Type">For references the static type where it is known, for pointers the type pointed to.</param>
internal readonly record struct Slot(SlotKind Kind, TypeReference? Type = null);
