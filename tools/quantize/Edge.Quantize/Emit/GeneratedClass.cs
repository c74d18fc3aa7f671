namespace Edge.Quantize.Emit;

/// <summary>A network as one C# class.</summary>
/// <param name="FileName">Name of its file, as DigitsModel.g.cs.</param>
/// <param name="Text">The file; lines end with a line feed.</param>
/// <param name="ConstantBytes">Bytes of its constant arrays, golden samples included.</param>
/// <param name="NanoObstacle">Why a nanoFramework assembly cannot hold the class, one sentence; null where it can.</param>
public sealed record GeneratedClass(string FileName, string Text, long ConstantBytes, string? NanoObstacle);
