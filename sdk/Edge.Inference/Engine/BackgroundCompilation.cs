using System;
using System.Collections.Generic;
using System.Threading;
using Edge.Micro;

namespace Edge.Inference.Engine;

/// <summary>Brings fast kernels to sessions that have begun without them: packs weights and has the runtime compile the kernels on a thread of its own.</summary>
/// <param name="graph">The network.</param>
/// <param name="compiled">The network, compiled once for all sessions.</param>
internal sealed class BackgroundCompilation(Graph graph, Lazy<CompiledGraph> compiled)
{
    private readonly Lock _gate = new();
    private readonly List<Session> _waiting = [];
    private bool _isStarted;
    private bool _isOver;

    /// <summary>Gives a session its fast kernels now, or as soon as they are compiled.</summary>
    public void Hasten(Session session)
    {
        lock (_gate)
        {
            if (!_isOver)
            {
                _waiting.Add(session);
                if (!_isStarted)
                    new Thread(Compile) { IsBackground = true, Name = "Edge: compilation of kernels" }.Start();
                _isStarted = true;
                return;
            }
        }
        session.Use(new FastKernels(compiled.Value));
    }

    private void Compile()
    {
        try
        {
            RunOnce(new FastKernels(compiled.Value));
            foreach (Session session in End())
                session.Use(new FastKernels(compiled.Value));
        }
        catch (OutOfMemoryException)
        {
            // The sessions go on with the kernels that they have, which need no more memory.
            End();
        }
    }

    // A network's first run is the one that compiles its kernels.
    private unsafe void RunOnce(FastKernels kernels)
    {
        sbyte[] arena = GC.AllocateArray<sbyte>(graph.ArenaBytes, pinned: true);
        kernels.Compiled.Run(arena, kernels.Scratch.Pointer);
        GC.KeepAlive(kernels);
    }

    private Session[] End()
    {
        lock (_gate)
        {
            _isOver = true;
            Session[] waiting = [.. _waiting];
            _waiting.Clear();
            return waiting;
        }
    }
}
