namespace Edge.Boards;

/// <summary>What executes C# on a board.</summary>
/// <param name="Kind">The interpreter of nanoFramework, or .NET.</param>
/// <param name="Id">The target of nanoff, as "ESP32_REV3", or the runtime identifier of .NET, as "linux-arm64".</param>
/// <param name="MemoryBytes">RAM of the runtime itself before a model is loaded, where it is not already taken off the heap.</param>
/// <param name="Source">Where this is from.</param>
public sealed record BoardRuntime(RuntimeKind Kind, string Id, Figure MemoryBytes, string Source);
