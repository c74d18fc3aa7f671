using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace Edge.Trainer.Managed;

/// <summary>Threads that wait for numbered pieces of work. A run allocates nothing, and which thread takes which piece is left to chance.</summary>
public sealed class WorkerPool : IDisposable
{
    private readonly Thread[] _threads;
    private readonly SemaphoreSlim _start = new(0);
    private readonly CountdownEvent _done = new(1);
    private Action<int, int> _body = static (_, _) => { };
    private int _count;
    private int _next;
    private bool _stopping;
    private ExceptionDispatchInfo? _fault;

    /// <summary>Starts the threads; the caller of <see cref="Run"/> is one of them.</summary>
    /// <param name="workers">The number of threads, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workers"/> is below 1.</exception>
    public WorkerPool(int workers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        _threads = new Thread[workers - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            int worker = i + 1;
            _threads[i] = new Thread(() => Loop(worker)) { IsBackground = true, Name = $"trainer {worker}" };
            _threads[i].Start();
        }
    }

    /// <summary>The number of threads.</summary>
    public int Workers => _threads.Length + 1;

    /// <summary>Calls <paramref name="body"/>(piece, worker) for every piece from 0 to <paramref name="count"/> - 1 and waits for all.</summary>
    /// <exception cref="Exception">The first exception of a piece, once all threads have stopped.</exception>
    public void Run(int count, Action<int, int> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        (_body, _count, _next, _fault) = (body, count, -1, null);
        int helpers = Math.Min(_threads.Length, count - 1);
        if (helpers > 0)
        {
            _done.Reset(helpers);
            _start.Release(helpers);
        }
        Take(0);
        if (helpers > 0)
            _done.Wait();
        _fault?.Throw();
    }

    /// <inheritdoc/>
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

    private void Loop(int worker)
    {
        while (true)
        {
            _start.Wait();
            if (_stopping)
                return;
            Take(worker);
            _done.Signal();
        }
    }

    private void Take(int worker)
    {
        try
        {
            for (int piece = Interlocked.Increment(ref _next); piece < _count; piece = Interlocked.Increment(ref _next))
                _body(piece, worker);
        }
        catch (Exception e)
        {
            // A thread must not die with the exception: the caller of Run gets it.
            Interlocked.CompareExchange(ref _fault, ExceptionDispatchInfo.Capture(e), null);
            Volatile.Write(ref _next, int.MaxValue / 2);
        }
    }
}
