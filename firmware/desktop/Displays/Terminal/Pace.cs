using System;
using System.Threading;
using Edge.DigitReader;

namespace Edge.Desktop.Displays.Terminal;

/// <summary>How long a picture stays, so that people can follow: the first ones long, the rest briefly, wrong answers in between.</summary>
internal sealed class Pace
{
    private const int SlowPictures = 6;
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Wrong = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(30);

    private readonly bool _fast;

    /// <summary>Makes a pace.</summary>
    /// <param name="fast">Whether not to wait at all.</param>
    public Pace(bool fast) => _fast = fast;

    /// <summary>Waits after a reading was shown.</summary>
    public void Wait(Reading reading, CancellationToken cancellationToken)
    {
        // What has no truth is a camera, which has its own pace.
        if (!_fast && reading.Expected >= 0)
            cancellationToken.WaitHandle.WaitOne(TimeFor(reading));
    }

    private static TimeSpan TimeFor(Reading reading)
    {
        if (reading.Index < SlowPictures)
            return Slow;
        return reading.Expected >= 0 && !reading.IsRight ? Wrong : Quick;
    }
}
