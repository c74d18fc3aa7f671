using System;
using System.Threading;

namespace Edge.RaspberryPi.Service;

/// <summary>Signs of life for the watchdog of systemd: a reading was shown, or the camera has failed and the loop knows it.</summary>
/// <param name="systemd">Gets a message at most once a second.</param>
/// <param name="time">The clock.</param>
public sealed class Heartbeat(SystemdSocket systemd, TimeProvider time)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private long _next = time.GetTimestamp();

    /// <summary>A sign of life. From any thread.</summary>
    public void Beat()
    {
        long now = time.GetTimestamp(), next = Volatile.Read(ref _next);
        if (now >= next && Interlocked.CompareExchange(ref _next, now + (long)(Period.TotalSeconds * time.TimestampFrequency), next) == next)
            systemd.Send("WATCHDOG=1");
    }
}
