using System;
using Edge.Nano;

namespace Edge.Device.Tests.Nano;

/// <summary>A clock that goes on when somebody sleeps, and by a step with each look at it, so that waiting without sleep ends as well.</summary>
internal sealed class FakeClock : IClock
{
    private long _now;

    public long Milliseconds => _now++;

    public void Sleep(int milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
        _now += milliseconds;
    }

    /// <summary>The time, without moving it.</summary>
    public long Now => _now;
}
