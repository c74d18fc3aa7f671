using System;
using System.Linq;
using Edge.Micro.Vision;
using Edge.Models;
using Edge.Nano;

namespace Edge.Device.Tests.Nano.Serial;

/// <summary>What a board answers to frames: the network's outputs, or one sentence.</summary>
public class FrameServerTests
{
    private readonly FakeLine _line = new();
    private readonly TriedNetwork _network = new();
    private readonly FrameServer _server;

    public FrameServerTests() => _server = new FrameServer(_line, _network, new TriedHeap(), 9216);

    [Fact]
    public void At_start_the_board_says_what_it_is_and_that_it_is_exact()
    {
        _server.Start();
        Assert.Equal("edge seq=0 protocol=1 network=tried digit=28x28 picture_pixels=9216 free_bytes=12345", _line.Lines[0]);
        Assert.Matches("^selftest seq=0 exact=yes time_us=[0-9]+$", _line.Lines[1]);
    }

    [Fact]
    public void A_network_that_is_not_exact_is_an_error()
    {
        _network.IsExact = false;
        Assert.Equal("error seq=9 Expected the golden outputs of the self-test, got others; flash the newest firmware and deploy again.", Ask(Frames.Make(3, 9, 0, 0, [])));
    }

    [Fact]
    public void A_digit_is_answered_with_the_outputs_of_the_generated_network()
    {
        var network = new NanoNano();
        var random = new Random(5);
        for (int sequence = 0; sequence < 20; sequence++)
        {
            byte[] frame = Frames.Random(random, 1, sequence, 28, 28);
            sbyte[] output = new sbyte[10];
            network.Run([.. frame[10..^4].Select(p => (sbyte)(p - 128))], output);

            string[] words = Ask(frame).Split(' ');
            Assert.Equal(["digit", $"seq={sequence}", $"label={Array.IndexOf(output, output.Max())}", "p256=" + string.Join(',', output.Select(o => o + 128)), Knows(network, output)], words[..5]);
            Assert.Matches("^network_us=[0-9]+$", words[5]);
        }
    }

    // A white one on black and a black one on white, in sizes that change; the same steps as a direct call.
    [Fact]
    public void A_picture_is_answered_with_the_digit_that_is_found_in_it()
    {
        int found = 0;
        for (int sequence = 0; sequence < 6; sequence++)
        {
            int width = 96 - 8 * (sequence % 3), height = 96;
            byte[] picture = Bar(width, height, sequence % 2 == 0);
            var finder = new SmallDigitFinder(width, height);
            byte[] digit = new byte[784];
            Assert.True(finder.TryFind(picture, digit));
            sbyte[] output = new sbyte[10];
            var network = new NanoNano();
            network.Run([.. digit.Select(p => (sbyte)(p - 128))], output);

            string[] words = Ask(Frames.Make(2, sequence, width, height, picture)).Split(' ');
            Assert.Equal(["picture", $"seq={sequence}", $"label={Array.IndexOf(output, output.Max())}", "p256=" + string.Join(',', output.Select(o => o + 128)), Knows(network, output), $"box={finder.Left},{finder.Top},{finder.Right},{finder.Bottom}"], words[..6]);
            Assert.Matches("^find_us=[0-9]+ network_us=[0-9]+$", string.Join(' ', words[6..]));
            found++;
        }
        Assert.Equal(6, found);
    }

    [Fact]
    public void Empty_paper_holds_no_digit() =>
        Assert.Matches("^picture seq=1 label=none find_us=[0-9]+ network_us=0$", Ask(Frames.Make(2, 1, 96, 96, Enumerable.Repeat((byte)200, 9216).ToArray())));

    [Theory]
    [InlineData(1, 27, 28, "error seq=3 Expected a digit of 28x28 or a picture of at most 9216 pixels, got 27x28; scale it on your side.")]
    [InlineData(77, 1, 1, "error seq=3 Expected kind 1 to 4, got 77; send a digit as kind 1, a picture as kind 2.")]
    [InlineData(1, 255, 255, "error seq=3 Expected a digit of 28x28 or a picture of at most 9216 pixels, got 255x255; scale it on your side.")]
    [InlineData(2, 97, 96, "error seq=3 Expected a digit of 28x28 or a picture of at most 9216 pixels, got 97x96; scale it on your side.")]
    [InlineData(2, 0, 96, "error seq=3 Expected a digit of 28x28 or a picture of at most 9216 pixels, got 0x96; scale it on your side.")]
    [InlineData(2, 96, 0, "error seq=3 Expected a digit of 28x28 or a picture of at most 9216 pixels, got 96x0; scale it on your side.")]
    public void A_frame_that_is_none_of_its_kind_is_answered_with_a_sentence(int kind, int width, int height, string sentence) =>
        Assert.Equal(sentence, Ask(Frames.Make(kind, 3, width, height, new byte[width * height])));

    [Fact]
    public void Damaged_frames_are_answered_with_their_number_and_what_to_do()
    {
        byte[] frame = Frames.Random(new Random(1), 1, 8, 28, 28);
        frame[100] ^= 1;
        Assert.Equal("error seq=8 Expected a payload that fits its CRC-32, got another; send the frame again.", Ask(frame));
        Assert.Equal("error seq=8 Expected a whole frame, got 98 bytes too few; send the frame again, without pauses.", Ask(frame[..700]));
        Assert.Equal("error Expected a frame, got 5 other bytes; send frames as firmware/nano/headless/README.md has them.", Ask("hello"u8.ToArray()));
    }

    [Theory]
    [InlineData(1, 28)]
    [InlineData(2, 96)]
    public void No_frame_allocates(int kind, int side)
    {
        byte[] frame = Frames.Make(kind, 1, side, side, Bar(side, side, true));
        var line = new MuteLine(frame);
        var server = new FrameServer(line, _network, new TriedHeap(), 9216);
        server.Step(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
            server.Step(1);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(51, line.Answers);
    }

    private static byte[] Bar(int width, int height, bool dark)
    {
        byte[] picture = Enumerable.Repeat((byte)(dark ? 210 : 40), width * height).ToArray();
        for (int y = height / 5; y < 4 * height / 5; y++)
            for (int x = 0; x < 8; x++)
                picture[y * width + width / 2 + x - 4] = (byte)(dark ? 30 : 220);
        return picture;
    }

    // Until the line is empty: what follows a damaged header is garbage and has a line of its own.
    private string Ask(byte[] frame)
    {
        _line.ClearLines();
        _line.Add(frame);
        while (_server.Step(1) == FrameEvent.Silence || _line.Lines.Length == 0)
        {
        }
        string answer = _line.Lines[0];
        while (_server.Step(1) != FrameEvent.Silence)
        {
        }
        return answer;
    }

    private static string Knows(NanoNano network, sbyte[] output) =>
        NanoBoardRejection.Create().Knows(network.Logits, Array.IndexOf(output, output.Max())) ? "knows=yes" : "knows=no";

    private sealed class TriedHeap : IHeap
    {
        public long FreeBytes => 12345;
    }

    private sealed class TriedNetwork : IDigitNetwork
    {
        private readonly DigitNetwork _network = new();

        public bool IsExact { get; set; } = true;

        public string Name => "tried";

        public bool Knows => _network.Knows;

        public void Run(byte[] picture, sbyte[] output) => _network.Run(picture, output);

        public bool SelfTest() => IsExact && _network.SelfTest();
    }

    /// <summary>The same frame for ever.</summary>
    private sealed class MuteLine(byte[] frame) : ISerialPort
    {
        private int _position;

        public int Answers { get; private set; }

        public int Read(byte[] buffer, int offset, int count, int milliseconds)
        {
            int taken = Math.Min(count, frame.Length - _position);
            Array.Copy(frame, _position, buffer, offset, taken);
            _position = (_position + taken) % frame.Length;
            return taken;
        }

        public void Write(byte[] buffer, int offset, int count) => Answers++;
    }
}
