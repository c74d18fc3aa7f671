namespace Edge.Nano;

/// <summary>The heap of the board.</summary>
public interface IHeap
{
    /// <summary>Bytes that are free after a collection.</summary>
    long FreeBytes { get; }
}
