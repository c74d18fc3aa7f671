using System;
using System.Linq;
using System.Threading;
using Edge.Cli;
using Edge.Desktop.Board;
using Edge.Models;
using Edge.Nano;

namespace Edge.Firmware.Tests.Board;

/// <summary>The desktop's side of the frame protocol against the firmware's own code: right answers over a clean line and over a bad one.</summary>
public class BoardLinkTests
{
    [Fact]
    public void A_digit_is_answered_as_the_network_answers_it()
    {
        var stream = new BoardStream();
        var link = new BoardLink(stream, "test");
        byte[] digit = Noise(new Random(1), 784);
        BoardAnswer answer = link.Ask(FrameFormat.Digit, 28, 28, digit, CancellationToken.None);
        Assert.Equal(Expected(digit), answer.Probabilities.Select(p => (sbyte)(256 * p - 128)));
        Assert.Equal("digit", answer.Kind);
        Assert.NotNull(answer.NetworkTime);
    }

    [Fact]
    public void The_board_says_what_it_is()
    {
        BoardAnswer answer = new BoardLink(new BoardStream(), "test").Ask(FrameFormat.Information, 0, 0, [], CancellationToken.None);
        Assert.Equal(("edge", "nano", "20000"), (answer.Kind, answer.Text("network"), answer.Text("free_bytes")));
    }

    // Either way a third of what is sent is damaged. The answer to each picture is right or there is none; nearly all have one.
    [Fact]
    public void Over_a_bad_line_no_answer_is_wrong()
    {
        int answered = 0, frames = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var stream = new BoardStream(bytes => Damage(random, bytes), bytes => DamageAnswer(random, bytes));
            var link = new BoardLink(stream, "test");
            for (int i = 0; i < 10; i++)
            {
                byte[] digit = Noise(random, 784);
                try
                {
                    BoardAnswer answer = link.Ask(FrameFormat.Digit, 28, 28, digit, CancellationToken.None);
                    Assert.Equal(Expected(digit), answer.Probabilities.Select(p => (sbyte)(256 * p - 128)));
                    answered++;
                }
                catch (UserErrorException e)
                {
                    Assert.StartsWith("test: Expected an answer", e.Message, StringComparison.Ordinal);
                }
            }
            frames += stream.Frames;
        }
        Assert.InRange(answered, 150, 200);
        Assert.InRange(frames, 250, 800);
    }

    [Fact]
    public void A_silent_line_is_a_sentence()
    {
        var e = Assert.Throws<UserErrorException>(() =>
            new BoardLink(new BoardStream(_ => []), "/dev/x").Ask(FrameFormat.Information, 0, 0, [], CancellationToken.None));
        Assert.Equal("/dev/x: Expected an answer from a board with Edge's headless firmware, got no answer; check cable, port, baud rate and that the firmware runs.", e.Message);
    }

    [Fact]
    public void A_line_that_never_ends_is_left()
    {
        var random = new Random(2);
        var stream = new BoardStream(_ => [], answer => [.. answer, .. Noise(random, 200_000)]);
        Assert.Throws<UserErrorException>(() => new BoardLink(stream, "test").Ask(FrameFormat.Information, 0, 0, [], CancellationToken.None));
    }

    [Fact]
    public void A_frame_that_the_board_refuses_is_told_with_its_sentence()
    {
        var e = Assert.Throws<UserErrorException>(() =>
            new BoardLink(new BoardStream(), "test").Ask(FrameFormat.Picture, 255, 255, new byte[255 * 255], CancellationToken.None));
        Assert.Contains("got 'error seq=4 Expected a digit of 28x28 or a picture of at most 9216 pixels, got 255x255", e.Message, StringComparison.Ordinal);
    }

    private static sbyte[] Expected(byte[] digit)
    {
        sbyte[] output = new sbyte[10];
        new NanoNano().Run([.. digit.Select(p => (sbyte)(p - 128))], output);
        return output;
    }

    private static byte[] Damage(Random random, byte[] bytes)
    {
        int at = random.Next(bytes.Length);
        return random.Next(9) switch
        {
            0 => bytes[..at],
            1 => [.. Noise(random, random.Next(200)), .. bytes],
            2 => [.. bytes[..at], (byte)(bytes[at] ^ 0x10), .. bytes[(at + 1)..]],
            3 => [.. bytes[..at], .. bytes[(at + 1)..]],
            _ => bytes,
        };
    }

    // What a boot loader says has no check and is passed over.
    private static byte[] DamageAnswer(Random random, byte[] bytes) => random.Next(3) == 0 ? Damage(random, bytes) : [.. "ets Jul 29 2019 12:21:46\r\n"u8, .. bytes];

    private static byte[] Noise(Random random, int length)
    {
        byte[] noise = new byte[length];
        random.NextBytes(noise);
        return noise;
    }
}
