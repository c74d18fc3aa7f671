using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace Edge.Inference.Batch;

/// <summary>Sessions with a thread each, the first one's being the caller's. For one caller at a time.</summary>
internal sealed class BatchWorkers : IDisposable
{
    private readonly Session[] _sessions;
    private readonly Thread[] _threads;
    private readonly SemaphoreSlim _start = new(0);
    private readonly SemaphoreSlim _done = new(0);
    private readonly BatchJob _job;
    private volatile bool _stopping;
    private Exception? _fault;

    /// <summary>Makes the sessions and starts the threads, which wait.</summary>
    public BatchWorkers(Model model, int count, EngineKind engine, BatchJob job)
    {
        _job = job;
        _sessions = new Session[count];
        for (int i = 0; i < count; i++)
            _sessions[i] = model.CreateSession(engine);
        _threads = new Thread[count - 1];
        int started = 0;
        try
        {
            for (; started < _threads.Length; started++)
            {
                Session session = _sessions[started + 1];
                _threads[started] = new Thread(() => Serve(session)) { IsBackground = true, Name = $"Edge batch {started + 1}" };
                _threads[started].Start();
            }
        }
        catch
        {
            // The machine has no more threads: those that run must not wait for ever.
            _threads = _threads[..started];
            Dispose();
            throw;
        }
    }

    /// <summary>Number of sessions.</summary>
    public int Count => _sessions.Length;

    /// <summary>Runs the job on at most so many workers and returns when none is at work any more.</summary>
    /// <param name="count">Workers, the caller included: 1 to <see cref="Count"/>.</param>
    public void Run(int count)
    {
        // One permit a helper: a helper that is done early may take another's, and then finds nothing left to do.
        if (count > 1)
            _start.Release(count - 1);
        Work(_sessions[0]);
        for (int i = 1; i < count; i++)
            _done.Wait();
        if (Interlocked.Exchange(ref _fault, null) is Exception fault)
            ExceptionDispatchInfo.Throw(fault);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _stopping = true;
        if (_threads.Length > 0)
            _start.Release(_threads.Length);
        foreach (Thread thread in _threads)
            thread.Join();
        _start.Dispose();
        _done.Dispose();
    }

    private void Serve(Session session)
    {
        for (_start.Wait(); !_stopping; _start.Wait())
        {
            Work(session);
            _done.Release();
        }
    }

    private void Work(Session session)
    {
        try
        {
            _job.Run(session);
        }
        catch (Exception e)
        {
            // Nothing is expected here; the caller is told of what happened on another thread instead of the process ending.
            Interlocked.CompareExchange(ref _fault, e, null);
        }
    }
}
