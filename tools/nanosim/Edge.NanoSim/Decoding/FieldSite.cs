using Edge.NanoSim.Model;

namespace Edge.NanoSim.Decoding;

/// <summary>The operand of a static field's access.</summary>
internal sealed record FieldSite(NanoClass Type, FieldPlace Place);
