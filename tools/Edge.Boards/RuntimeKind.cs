namespace Edge.Boards;

/// <summary>Kinds of runtimes.</summary>
public enum RuntimeKind
{
    /// <summary>The interpreter of .NET nanoFramework 1.x.</summary>
    NanoFramework,

    /// <summary>.NET, which compiles IL to machine code.</summary>
    DotNet,
}
