namespace Edge.Boards;

/// <summary>The RAM of a board, in bytes.</summary>
/// <param name="TotalBytes">RAM of a microcontroller's chip; all RAM of a computer.</param>
/// <param name="HeapBytes">What objects of a managed program can use; where only its high end is known, that is a bound.</param>
/// <param name="ExternalBytes">PSRAM or SDRAM beside the chip that the runtime can address.</param>
public sealed record BoardRam(Figure TotalBytes, Figure HeapBytes, Figure ExternalBytes);
