using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Edge.Nano;

namespace Edge.Device.Tests.Nano.Serial;

/// <summary>The receiver delivers every whole frame and none other, whatever else comes over the line.</summary>
public class FrameReceiverTests
{
    private const int Largest = 784;

    // The check value that every catalogue of CRCs states for the digits 1 to 9.
    [Fact]
    public void The_check_is_the_crc_of_ethernet() => Assert.Equal(0xCBF43926u, Crc32.Of(Encoding.ASCII.GetBytes("x123456789y"), 1, 9));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(2000)]
    public void A_frame_arrives_in_pieces_of_any_length(int longest)
    {
        var random = new Random(longest);
        byte[] frame = Frames.Random(random, 1, 7, 28, 28);
        var line = new FakeLine();
        line.Add(Frames.Cut(random, frame, longest));
        var receiver = new FrameReceiver(line, Largest);

        Assert.Equal(FrameEvent.Frame, receiver.Receive(1000));
        Assert.Equal((1, 7, 28, 28), (receiver.Kind, receiver.Sequence, receiver.Width, receiver.Height));
        byte[] payload = new byte[784];
        receiver.CopyPayload(payload);
        Assert.Equal(frame[10..^4], payload);
        Assert.Equal(FrameEvent.Silence, receiver.Receive(1000));
        Assert.Equal(1000, line.Waited);
    }

    [Fact]
    public void A_frame_without_payload_is_a_frame()
    {
        var line = new FakeLine();
        line.Add(Frames.Make(3, 9, 0, 0, []));
        Assert.Equal(FrameEvent.Frame, new FrameReceiver(line, Largest).Receive(1));
    }

    [Fact]
    public void Half_a_frame_ends_after_a_pause_and_says_what_is_missing()
    {
        byte[] frame = Frames.Random(new Random(1), 1, 200, 28, 28);
        for (int length = 10; length < frame.Length; length += 97)
        {
            var line = new FakeLine();
            var receiver = new FrameReceiver(line, Largest);
            line.Add(frame[..length]);
            line.Silence();
            Assert.Equal(FrameEvent.Incomplete, receiver.Receive(5000));
            Assert.Equal((200, frame.Length - length), (receiver.Sequence, receiver.Count));
            Assert.Equal(FrameReceiver.PauseMilliseconds, line.Waited);
            // The rest of it is garbage; the next one counts.
            line.Add(frame);
            Assert.Equal(FrameEvent.Frame, receiver.Receive(5000));
        }
    }

    [Fact]
    public void A_frame_beyond_the_memory_is_named_and_passed_over()
    {
        var line = new FakeLine();
        var receiver = new FrameReceiver(line, Largest);
        line.Add(Frames.Random(new Random(2), 2, 4, 96, 96), Frames.Make(1, 5, 28, 28, new byte[784]));
        Assert.Equal(FrameEvent.TooLarge, receiver.Receive(1));
        Assert.Equal((4, 96, 96), (receiver.Sequence, receiver.Width, receiver.Height));
        Assert.Contains(5, Received(receiver, line));
    }

    [Fact]
    public void Noise_that_never_ends_does_not_keep_the_caller()
    {
        byte[] noise = new byte[100_000];
        new Random(3).NextBytes(noise);
        var line = new FakeLine();
        line.Add(noise);
        Assert.Equal(FrameEvent.Garbage, new FrameReceiver(line, Largest).Receive(1));
        Assert.False(line.IsEmpty);
    }

    // Foreign bytes between frames, lost bytes, changed bits, frames cut anywhere, with and without silence after them.
    [Fact]
    public void Every_whole_frame_arrives_once_and_in_order_and_no_damaged_one()
    {
        for (int seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var line = new FakeLine();
            var receiver = new FrameReceiver(line, Largest);
            var whole = new List<int>();
            for (int sequence = 0; sequence < 20; sequence++)
            {
                byte[] frame = Frames.Random(random, 1 + random.Next(2), sequence, random.Next(29), random.Next(29));
                byte[] sent = random.Next(8) switch
                {
                    0 => Flip(random, frame),
                    1 => frame[..random.Next(frame.Length)],
                    2 => frame[(1 + random.Next(frame.Length - 1))..],
                    3 => Lose(random, frame),
                    4 => [.. Noise(random), .. frame],
                    _ => frame,
                };
                // A frame cut to nothing leaves no trace; one of noise and itself is whole.
                if (sent.Length >= frame.Length && sent.AsSpan()[^frame.Length..].SequenceEqual(frame))
                    whole.Add(sequence);
                line.Add(Frames.Cut(random, sent, 1 + random.Next(900)));
                if (random.Next(4) == 0)
                    line.Silence();
            }
            Assert.True(whole.SequenceEqual(Received(receiver, line)), $"seed {seed}");
        }
    }

    private static List<int> Received(FrameReceiver receiver, FakeLine line)
    {
        var received = new List<int>();
        int steps = 0;
        while (true)
        {
            FrameEvent found = receiver.Receive(1);
            Assert.InRange(++steps, 0, 100_000);
            if (found == FrameEvent.Frame)
                received.Add(receiver.Sequence);
            if (found == FrameEvent.Silence && line.IsEmpty)
                return received;
        }
    }

    private static byte[] Flip(Random random, byte[] frame)
    {
        byte[] damaged = [.. frame];
        damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
        return damaged;
    }

    private static byte[] Lose(Random random, byte[] frame)
    {
        int at = random.Next(frame.Length);
        return [.. frame[..at], .. frame[(at + 1)..]];
    }

    private static byte[] Noise(Random random)
    {
        byte[] noise = new byte[random.Next(300)];
        random.NextBytes(noise);
        return noise;
    }
}
