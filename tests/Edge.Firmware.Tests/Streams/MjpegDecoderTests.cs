using System;
using System.IO;
using System.Threading;
using Edge.DigitReader;
using Edge.DigitReader.Streams;
using Edge.Testing;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Firmware.Tests.Streams;

/// <summary>Proves how JPEG pictures are cut out of a stream: whole in whatever pieces, with anything between them, and with one message for each that is damaged.</summary>
public class MjpegDecoderTests
{
    private const string Restarts = "420-restart", Progressive = "420-progressive";

    private static readonly GrayImage Expected = ImageFile.Load(PathOf("420"));

    private readonly GrayImage _frame = new(Expected.Width, Expected.Height);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Pictures_come_whole_whatever_the_pieces_and_what_is_between(int piece)
    {
        // What is between looks like a picture's beginning, a marker, text; one picture has a preview in a note, with markers of its own.
        byte[] stream = [0xFF, 0xD8, 0, .. File("420"), .. "--boundary\r\n"u8, .. File(Restarts), 0xFF, .. WithPreview("420"), 0xFF, 0xD9, .. File(Progressive), 10];
        using StreamCamera camera = Make(stream, piece);
        foreach (string name in new[] { "420", Restarts, "420", Progressive })
        {
            Assert.True(camera.TryRead(_frame, default));
            Assert.Equal(ImageFile.Load(PathOf(name)).Pixels, _frame.Pixels);
        }
        Assert.False(camera.TryRead(_frame, default));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(700)]
    [InlineData(-1)]
    public void A_picture_that_is_cut_short_is_one_message_and_the_next_is_read(int length)
    {
        byte[] whole = File("420");
        using StreamCamera camera = Make([.. whole, .. whole[..(length < 0 ? whole.Length - 2 : length)], .. whole, .. whole], 1000);
        Assert.True(camera.TryRead(_frame, default));
        string message = Assert.Throws<CameraException>(() => camera.TryRead(_frame, default)).Message;
        Assert.StartsWith("Expected whole JPEG frames, got one that is cut short or damaged; ", message, StringComparison.Ordinal);
        int read = 0;
        while (camera.TryRead(_frame, default))
        {
            Assert.Equal(Expected.Pixels, _frame.Pixels);
            read++;
        }
        // The length that a note claims may take a part of the next picture with it, but not more.
        Assert.InRange(read, 1, 2);
    }

    [Fact]
    public void A_cut_at_any_byte_costs_at_most_one_other_picture()
    {
        byte[] whole = File("420");
        for (int length = 3; length < whole.Length; length += 13)
        {
            using StreamCamera camera = Make([.. whole[..length], .. whole, .. whole], 100_000);
            int read = 0, faults = 0;
            for (bool more = true; more;)
                try
                {
                    more = camera.TryRead(_frame, default);
                    read += more ? 1 : 0;
                }
                catch (CameraException)
                {
                    faults++;
                }
            Assert.InRange(read, 1, 2);
            Assert.InRange(faults, 1, 2);
        }
    }

    [Fact]
    public void The_end_within_a_picture_is_a_fault_once()
    {
        byte[] whole = File("420");
        using StreamCamera camera = Make([.. whole, .. whole[..500]], 1000);
        Assert.True(camera.TryRead(_frame, default));
        Assert.Equal(
            $"Expected whole frames ({_frame.Width}x{_frame.Height}, mjpeg) from a pipe, got 1 and 500 bytes of another; check the size and the format.",
            Assert.Throws<CameraException>(() => camera.TryRead(_frame, default)).Message);
        Assert.False(camera.TryRead(_frame, default));
    }

    [Fact]
    public void Another_size_is_said_with_both()
    {
        using var camera = new StreamCamera(new MemoryStream([.. File("420"), .. File("420")]), new MjpegDecoder(8, 6), "a pipe", FrameFlow.Queued);
        var frame = new GrayImage(8, 6);
        for (int i = 0; i < 2; i++)
            Assert.StartsWith("A frame: Expected at most 48 pixels, got ", Assert.Throws<CameraException>(() => camera.TryRead(frame, default)).Message, StringComparison.Ordinal);
        Assert.False(camera.TryRead(frame, default));
        using var wider = new StreamCamera(new MemoryStream(File("420")), new MjpegDecoder(Expected.Width + 1, Expected.Height), "a pipe", FrameFlow.Queued);
        string message = Assert.Throws<CameraException>(() => wider.TryRead(new GrayImage(Expected.Width + 1, Expected.Height), default)).Message;
        Assert.Equal($"Expected JPEG frames of {Expected.Width + 1}x{Expected.Height}, got one of {Expected.Width}x{Expected.Height}; give the size of the frames.", message);
    }

    [Fact]
    public void A_picture_without_an_end_and_endless_garbage_take_bounded_memory()
    {
        var decoder = new MjpegDecoder(64, 48);
        // A scan that never ends, then bytes that are no picture.
        byte[] scan = File("420"), marker = [0xFF, 0xDA];
        Array.Resize(ref scan, scan.AsSpan().LastIndexOf(marker) + 40);
        long left = 40_000_000;
        bool isScan = true;
        int Read(byte[] buffer, int offset, int count)
        {
            if (left <= 0)
                return 0;
            buffer.AsSpan(offset, count).Fill(0x55);
            if (isScan)
                scan.CopyTo(buffer, offset);
            isScan = false;
            left -= count;
            return count;
        }

        var frame = new GrayImage(64, 48);
        Assert.StartsWith("Expected a JPEG frame of at most ", Assert.Throws<CameraException>(() => decoder.TryRead(Read, frame, default)).Message, StringComparison.Ordinal);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(decoder.TryRead(Read, frame, default));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
        Assert.True(left <= 0);
    }

    [Fact]
    public void A_cancelled_wait_goes_on_where_it_was()
    {
        using var cancel = new CancellationTokenSource();
        byte[] whole = File("420");
        var decoder = new MjpegDecoder(_frame.Width, _frame.Height);
        int at = 0;
        int Read(byte[] buffer, int offset, int count)
        {
            int read = Math.Min(Math.Min(400, count), whole.Length - at);
            whole.AsSpan(at, read).CopyTo(buffer.AsSpan(offset));
            if (at == 0)
                cancel.Cancel();
            at += read;
            return read;
        }

        Assert.ThrowsAny<OperationCanceledException>(() => decoder.TryRead(Read, _frame, cancel.Token));
        Assert.True(decoder.TryRead(Read, _frame, default));
        Assert.Equal(Expected.Pixels, _frame.Pixels);
    }

    private static StreamCamera Make(byte[] bytes, int piece) => new(new Pieces(bytes, piece), new MjpegDecoder(Expected.Width, Expected.Height), "a pipe", FrameFlow.Queued);

    private static string PathOf(string name) => Repository.Data("jpeg", name + ".jpg");

    private static byte[] File(string name) => System.IO.File.ReadAllBytes(PathOf(name));

    // A note (APP5) with a whole picture in it, as cameras store previews.
    private static byte[] WithPreview(string name)
    {
        byte[] file = File(name), preview = File("gray");
        int length = preview.Length + 2;
        return [.. file[..2], 0xFF, 0xE5, (byte)(length >> 8), (byte)length, .. preview, .. file[2..]];
    }

    private sealed class Pieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(piece, count));
    }
}
