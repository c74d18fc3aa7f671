using System;
using System.Threading;

namespace Edge.Updates;

/// <summary>Looks into an inbox from time to time, on a thread of its own.</summary>
public sealed class UpdateWatch : IDisposable
{
    /// <summary>Time from one look to the next where nothing else is said.</summary>
    public static readonly TimeSpan DefaultPeriod = TimeSpan.FromSeconds(2);

    private readonly UpdateInbox _inbox;
    private readonly Action _onChange;
    private readonly TimeSpan _period;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;

    /// <summary>Starts to look.</summary>
    /// <param name="inbox">The inbox; nobody else may look.</param>
    /// <param name="onChange">Called when the store's model is another, on the thread of the watch.</param>
    /// <param name="period">Time from one look to the next; null for <see cref="DefaultPeriod"/>.</param>
    public UpdateWatch(UpdateInbox inbox, Action onChange, TimeSpan? period = null)
    {
        _inbox = inbox ?? throw new ArgumentNullException(nameof(inbox));
        _onChange = onChange ?? throw new ArgumentNullException(nameof(onChange));
        _period = period ?? DefaultPeriod;
        _thread = new Thread(Run) { IsBackground = true, Name = "updates", Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    /// <summary>Ends it, after the look at hand.</summary>
    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private void Run()
    {
        do
        {
            if (_inbox.Look())
                _onChange();
        }
        while (!_stop.Wait(_period));
    }
}
