using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;
using Edge.NanoSim.Decoding;
using Edge.NanoSim.Heap;
using Edge.NanoSim.Model;
using Edge.NanoSim.Natives;

namespace Edge.NanoSim.Execution;

/// <summary>
/// Runs IL as nanoCLR does: one thread, one stack of slots in which the arguments of a call are the top of the caller's evaluation stack. Numbers and
/// references lie in two parallel arrays; the decoder has settled which of them an instruction means.
/// </summary>
internal sealed unsafe partial class Processor : IDisposable
{
    private const int Slots = 1 << 18;
    private const int MaxDepth = 20_000;
    private const long PollMask = (1 << 18) - 1;

    private readonly NanoProgram _program;
    private readonly long* _numbers;
    private readonly object?[] _references;
    private readonly StackMemory _memory;
    private readonly List<PendingHandler> _pending = [];
    private readonly CancellationToken _token;
    private readonly long _limit;
    private Frame[] _frames = new Frame[64];
    private int _depth;
    private bool _hasFormats;
    private NanoMethod _method = null!;
    private DecodedBody _body = null!;
    private long* _fp;
    private long* _sp;
    private int _ip;

    public Processor(NanoProgram program, long heapBudget, long instructionLimit, CancellationToken token)
    {
        _program = program;
        _token = token;
        _limit = instructionLimit;
        _numbers = (long*)NativeMemory.AllocZeroed(Slots, sizeof(long));
        _references = new object?[Slots];
        Heap = new NanoHeap(heapBudget, MarkRoots);
        _memory = new StackMemory(program.Class(program.CoreType("System.Object")), _numbers, _references);
        _fp = _sp = _numbers;
        Factory = new ObjectFactory(program, Heap, Fault);
    }

    /// <summary>The heap and its account.</summary>
    public NanoHeap Heap { get; }

    /// <summary>Makes objects on the heap.</summary>
    public ObjectFactory Factory { get; }

    /// <summary>The program.</summary>
    public NanoProgram Program => _program;

    /// <summary>What the program wrote to its console.</summary>
    public List<string> Output { get; } = [];

    /// <summary>Instructions that library methods ran on the device in IL, and here in one step.</summary>
    public long LibraryInstructions { get; set; }

    /// <summary>Counts once what the library does when it formats its first number.</summary>
    public void BeginFormats()
    {
        LibraryInstructions += _hasFormats ? 0 : LibraryCosts.FirstFormat;
        _hasFormats = true;
    }

    /// <summary>Simulated time in ticks of 100 ns that Thread.Sleep passed.</summary>
    public long SleptTicks { get; set; }

    /// <summary>Calls of Thread.Sleep that the run still lets pass: a firmware loops for ever.</summary>
    public long SleepsLeft { get; set; } = long.MaxValue;

    /// <summary>Deepest stack of frames.</summary>
    public int MaxFrames { get; private set; }

    /// <summary>Where the program stands, for messages.</summary>
    public string Place
    {
        get
        {
            if (_body is null || _ip == 0)
                return "";
            int il = _body.Il[Math.Min(_ip, _body.Il.Length) - 1];
            return $"{_method.Name}{NanoProgram.Place(_method.Definition, _method.Definition.Body.Instructions[il])}";
        }
    }

    /// <summary>Runs a method without arguments, or with arrays, strings and numbers that the caller made.</summary>
    /// <returns>The result: a long, an object of the heap, or null.</returns>
    public object? Run(NanoMethod method, params object?[] arguments)
    {
        _sp = _numbers;
        foreach (object? argument in arguments)
        {
            if (argument is long number)
                *_sp = number;
            _references[_sp++ - _numbers] = argument as NanoObject;
        }
        _depth = 0;
        _pending.Clear();
        _method = null!;
        _body = null!;
        Invoke(method, false);
        while (_depth > 0)
        {
            try
            {
                Loop();
            }
            catch (NanoThrow thrown)
            {
                Unwind(thrown.Thrown);
            }
            catch (Exception e) when (e is NanoSimException or OperationCanceledException)
            {
                AbandonAll();
                throw;
            }
            catch (Exception e) when (e is InvalidCastException or NullReferenceException or IndexOutOfRangeException or InvalidOperationException)
            {
                string place = Place;
                AbandonAll();
                throw new NanoSimException($"The simulator cannot follow the program at {place}: {e.Message.TrimEnd('.')}; please report it with the assembly.", e);
            }
        }
        return method.Return == ValueKind.Void ? null
            : ValueKinds.IsNumber(method.Return) ? *_numbers : _references[0];
    }

    public void Dispose() => NativeMemory.Free(_numbers);

    /// <summary>The program's exception of a class of the core library, ready to throw.</summary>
    public NanoThrow Fault(string type, string? message = null)
    {
        NanoObject thrown = Factory.Exception(type, message);
        thrown.Native = (thrown.Native as ExceptionFacts ?? new ExceptionFacts(message, null)) with { Place = Place };
        return new NanoThrow(thrown);
    }

    private void MarkRoots(HeapMarker marker)
    {
        foreach (NanoClass type in _program.Classes)
            marker.Mark(type.Statics);
        int top = _depth;
        MarkFrame(marker, _method, _body, (int)(_fp - _numbers), _ip, int.MaxValue);
        int above = (int)(_fp - _numbers);
        for (int i = top - 1; i >= 1; i--)
        {
            ref Frame frame = ref _frames[i];
            MarkFrame(marker, frame.Method, frame.Body, frame.Base, frame.Ip, above);
            foreach (object? reference in frame.Run?.References ?? [])
                marker.Mark(reference);
            above = frame.Base;
        }
        foreach (PendingHandler handler in _pending)
            marker.Mark(handler.Thrown);
        foreach (object? temporary in Factory.Protected)
            marker.Mark(temporary);
    }

    private void MarkFrame(HeapMarker marker, NanoMethod? method, DecodedBody? body, int start, int ip, int end)
    {
        if (body is null || method is null)
            return;
        for (int i = 0; i < method.Arguments.Length; i++)
            if (!ValueKinds.IsNumber(method.Arguments[i]))
                marker.Mark(_references[start + i]);
        for (int i = 0; i < body.Locals.Length; i++)
            if (!ValueKinds.IsNumber(body.Locals[i]))
                marker.Mark(_references[start + method.Arguments.Length + i]);
        if (ip == 0)
            return;
        SlotKind[] stack = body.Stacks[ip - 1];
        for (int i = 0; i < stack.Length && start + body.FixedSlots + i < end; i++)
            if (stack[i] > SlotKind.R8)
                marker.Mark(_references[start + body.FixedSlots + i]);
    }
}
