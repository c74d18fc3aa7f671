using System;
using System.Threading;
using Edge.DigitReader;
using Edge.Firmware.Tests.Fakes;

namespace Edge.Firmware.Tests;

/// <summary>Proves that the reader's loop answers frames, survives a camera's faults and ends when it should.</summary>
public sealed class ReaderLoopTests : IDisposable
{
    private readonly FakeDisplay _display = new();
    private readonly InstantTime _time = new();

    public void Dispose() => _display.Dispose();

    [Fact]
    public void Every_frame_is_answered_until_the_stream_ends()
    {
        ReaderLoop loop = Loop("...", 0.9f);
        loop.Run(CancellationToken.None);
        Assert.Equal([(1, true), (1, true), (1, true)], _display.Shown);
        Assert.Equal((3, 3, 3, 0), (loop.Counters.Frames, loop.Counters.Found, loop.Counters.Answered, loop.Counters.Faults));
    }

    [Fact]
    public void A_network_that_is_not_sure_gives_no_answer()
    {
        ReaderLoop loop = Loop("..", 0.4f);
        loop.Run(CancellationToken.None);
        Assert.Equal([(1, false), (1, false)], _display.Shown);
        Assert.Equal(2, loop.Counters.Unanswered);
    }

    [Fact]
    public void Faults_are_said_waited_out_and_forgotten()
    {
        ReaderLoop loop = Loop(".!!.!.", 0.9f);
        loop.Run(CancellationToken.None);
        Assert.Equal(3, _display.Shown.Count);
        Assert.Equal(3, loop.Counters.Faults);
        // The second of two in a row says the same again, which is not shown.
        Assert.Equal(2, _display.Messages.Count);
        // The second wait in a row is twice the first; after a good frame it begins anew.
        Assert.Equal([TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(100)], _time.Waits);
    }

    [Fact]
    public void Waits_stay_bounded_and_the_loop_gives_up_in_one_sentence()
    {
        ReaderLoop loop = Loop(new string('!', 100), 0.9f, new ReaderOptions { MaxFaults = 10 });
        var e = Assert.Throws<CameraException>(() => loop.Run(CancellationToken.None));
        Assert.Contains("10 faults in a row", e.Message, StringComparison.Ordinal);
        Assert.Contains("'fake'", e.Message, StringComparison.Ordinal);
        Assert.Equal(9, _time.Waits.Count);
        Assert.All(_time.Waits, wait => Assert.InRange(wait, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void Cancelling_ends_the_loop()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Loop("...", 0.9f).Run(source.Token));
        Assert.Empty(_display.Shown);
    }

    [Fact]
    public void The_limit_ends_the_loop()
    {
        Loop(".....", 0.9f, new ReaderOptions { Limit = 2 }).Run(CancellationToken.None);
        Assert.Equal(2, _display.Shown.Count);
    }

    private ReaderLoop Loop(string script, float probability, ReaderOptions? options = null) =>
        new(new FakeCamera(script), new FakeClassifier(probability), _display, options, time: _time);
}
