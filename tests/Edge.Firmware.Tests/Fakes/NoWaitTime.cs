using System;
using System.Threading;

namespace Edge.Firmware.Tests.Fakes;

/// <summary>A clock whose waits end at once; it remembers nothing.</summary>
internal sealed class NoWaitTime : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
}
