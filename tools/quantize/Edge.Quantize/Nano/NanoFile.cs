namespace Edge.Quantize.Nano;

/// <summary>One file of a generated model.</summary>
/// <param name="Path">Relative path; a folder of its own is an assembly of its own.</param>
/// <param name="Text">The file; lines end with a line feed.</param>
/// <param name="IlBytes">Bytes of IL, at most.</param>
/// <param name="ConstantBytes">Bytes of constant arrays.</param>
public sealed record NanoFile(string Path, string Text, int IlBytes, int ConstantBytes);
