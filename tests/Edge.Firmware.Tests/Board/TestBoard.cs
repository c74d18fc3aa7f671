using Edge.Micro.Updates.Slots;
using Edge.Nano;

namespace Edge.Firmware.Tests.Board;

/// <summary>The heap of a board, for the firmware's own code on .NET.</summary>
internal sealed class TestBoard : IHeap
{
    public long FreeBytes => 20000;

    /// <summary>The firmware's answers to what comes over a line.</summary>
    public static FrameServer Serve(ISerialPort line) => new(line, new DigitNetwork(), new TestBoard(), 96 * 96);

    /// <summary>The same from a board whose network comes in packages.</summary>
    public static FrameServer Serve(ISerialPort line, BoardStore store) => new(line, new StoredNetwork(store), new TestBoard(), 96 * 96) { Handler = new UpdateServer(store) };
}
