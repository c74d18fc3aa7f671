using System;

namespace Edge.Nano;

/// <summary>The console of the board, on the serial or USB connection. Console and not Debug: Debug is silent in a Release build.</summary>
public sealed class BoardConsole : IConsole
{
    /// <inheritdoc/>
    public void Print(string line) => Console.WriteLine(line);
}
