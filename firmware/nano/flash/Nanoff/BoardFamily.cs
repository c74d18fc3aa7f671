using System;
using Edge.Boards;
using Edge.Cli;

namespace Edge.Nano.Flash.Nanoff;

/// <summary>The ways in which nanoff puts nanoCLR on a board.</summary>
public enum BoardFamily
{
    /// <summary>By the boot loader in the chip's ROM, over the serial port.</summary>
    Esp32,

    /// <summary>As a file on the drive that the chip shows in BOOTSEL.</summary>
    Pico,

    /// <summary>By the debug probe on the board (ST-LINK).</summary>
    Stm32,
}

/// <summary>What follows from a board's target.</summary>
public static class BoardFamilies
{
    /// <summary>The family of a board, by the same prefixes as nanoff (2.5.162, Program.cs).</summary>
    /// <exception cref="UserErrorException">The board does not run nanoFramework, or is of a family that this program does not know.</exception>
    public static BoardFamily FamilyOf(Board board)
    {
        ArgumentNullException.ThrowIfNull(board);
        if (board.Runtime.Kind != RuntimeKind.NanoFramework)
            throw new UserErrorException($"The board {board.Id}: expected one that runs nanoFramework, got one that runs .NET; firmware/raspberry-pi/deploy is for that one.");
        string target = board.Runtime.Id;
        return target.StartsWith("ESP", StringComparison.Ordinal) ? BoardFamily.Esp32
            : target.StartsWith("PICO", StringComparison.Ordinal) ? BoardFamily.Pico
            : target.StartsWith("ST", StringComparison.Ordinal) ? BoardFamily.Stm32
            : throw new UserErrorException($"The board {board.Id}: expected a target of nanoff that begins with ESP, PICO or ST, got '{target}'; flash it by nanoff itself.");
    }
}
