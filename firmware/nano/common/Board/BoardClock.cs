using System;
using System.Threading;

namespace Edge.Nano;

/// <summary>The board's own clock. Nothing in these applications sets the time of day, so it does not go back.</summary>
public sealed class BoardClock : IClock
{
    /// <inheritdoc/>
    public long Milliseconds => DateTime.UtcNow.Ticks / TimeSpan.TicksPerMillisecond;

    /// <inheritdoc/>
    public void Sleep(int milliseconds) => Thread.Sleep(milliseconds);
}
