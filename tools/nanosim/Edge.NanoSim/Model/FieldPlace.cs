namespace Edge.NanoSim.Model;

/// <summary>Where an object, or a type's static part, keeps a field.</summary>
/// <param name="Kind">What is stored.</param>
/// <param name="Index">Index among the numbers or the references.</param>
/// <param name="StructType">The struct, if it is one.</param>
internal sealed record FieldPlace(ValueKind Kind, int Index, NanoClass? StructType);
