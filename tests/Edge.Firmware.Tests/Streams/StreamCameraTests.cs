using System;
using System.IO;
using System.Threading;
using Edge.DigitReader;
using Edge.DigitReader.Streams;
using Edge.Vision;

namespace Edge.Firmware.Tests.Streams;

/// <summary>Proves how raw frames are cut out of a stream, and what its end means.</summary>
public class StreamCameraTests
{
    private readonly GrayImage _frame = new(4, 2);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public void Frames_come_whole_whatever_the_pieces(int piece)
    {
        using var stream = new Pieces(24, piece);
        using StreamCamera camera = Make(stream);
        for (int i = 0; i < 3; i++)
        {
            Assert.True(camera.TryRead(_frame, default));
            Assert.Equal(8 * i, _frame.Pixels[0]);
        }
        Assert.False(camera.TryRead(_frame, default));
        Assert.False(camera.TryRead(_frame, default));
    }

    [Fact]
    public void A_part_of_a_frame_at_the_end_is_a_fault_once()
    {
        using var stream = new Pieces(21, 100);
        using StreamCamera camera = Make(stream);
        Assert.True(camera.TryRead(_frame, default));
        Assert.True(camera.TryRead(_frame, default));
        Assert.Equal(
            "Expected whole frames of 8 bytes (4x2, gray8) from a pipe, got 2 and 5 bytes of another; check the size and the format.",
            Assert.Throws<CameraException>(() => camera.TryRead(_frame, default)).Message);
        Assert.False(camera.TryRead(_frame, default));
    }

    [Fact]
    public void Nothing_at_all_is_a_fault()
    {
        using var stream = new Pieces(0, 1);
        using StreamCamera camera = Make(stream);
        Assert.Contains("got none", Assert.Throws<CameraException>(() => camera.TryRead(_frame, default)).Message, StringComparison.Ordinal);
        Assert.False(camera.TryRead(_frame, default));
    }

    [Fact]
    public void After_a_cancelled_wait_the_frame_goes_on_where_it_was()
    {
        using var cancel = new CancellationTokenSource();
        using var stream = new Pieces(16, 5, cancel.Cancel);
        using StreamCamera camera = Make(stream);
        Assert.ThrowsAny<OperationCanceledException>(() => camera.TryRead(_frame, cancel.Token));
        Assert.True(camera.TryRead(_frame, default));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], _frame.Pixels);
    }

    private static StreamCamera Make(Stream stream) => new(stream, new RawDecoder(new FrameLayout(FrameFormat.Gray8, 4, 2)), "a pipe", FrameFlow.Queued);

    /// <summary>Counts up from 0, some bytes a read.</summary>
    private sealed class Pieces(int length, int piece, Action? afterFirst = null) : MemoryStream(Count(length))
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = base.Read(buffer, offset, Math.Min(piece, count));
            afterFirst?.Invoke();
            return read;
        }

        private static byte[] Count(int length)
        {
            var bytes = new byte[length];
            for (int i = 0; i < length; i++)
                bytes[i] = (byte)i;
            return bytes;
        }
    }
}
