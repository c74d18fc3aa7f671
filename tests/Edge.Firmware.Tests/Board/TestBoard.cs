using Edge.Models;
using Edge.Nano;

namespace Edge.Firmware.Tests.Board;

/// <summary>The network and the heap of a board, for the firmware's own code on .NET.</summary>
internal sealed class TestBoard : INetwork, IHeap
{
    private readonly NanoNano _network = new();

    public string Name => "nano";

    public long FreeBytes => 20000;

    public void Run(sbyte[] input, sbyte[] output) => _network.Run(input, output);

    public bool SelfTest() => _network.SelfTest();

    /// <summary>The firmware's answers to what comes over a line.</summary>
    public static FrameServer Serve(ISerialPort line)
    {
        var board = new TestBoard();
        return new FrameServer(line, board, board, 96 * 96);
    }
}
