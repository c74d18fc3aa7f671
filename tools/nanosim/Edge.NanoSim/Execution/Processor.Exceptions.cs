using System.Collections.Generic;
using Edge.NanoSim.Decoding;
using Edge.NanoSim.Heap;
using Edge.NanoSim.Natives;
using Mono.Cecil.Cil;

namespace Edge.NanoSim.Execution;

/// <content>Exceptions of the program: the search for a handler, finally blocks, and the end of a run that nobody handles.</content>
internal sealed unsafe partial class Processor
{
    private void Unwind(NanoObject thrown)
    {
        Abandon();
        Search(thrown, _ip - 1, 0);
    }

    // Looks for a handler from a region on, outwards and then in the callers; the frames on the way end.
    private void Search(NanoObject thrown, int at, int region)
    {
        while (_body is not null)
        {
            if (FindHandler(thrown, at, region))
                return;
            Forget(_depth);
            _sp = _fp;
            PopFrame();
            if (_depth == 0)
                break;
            Abandon();
            at = _ip - 1;
            region = 0;
        }
        throw Unhandled(thrown);
    }

    private bool FindHandler(NanoObject thrown, int at, int region)
    {
        for (int r = region; r < _body.Regions.Length; r++)
        {
            ExceptionRegion candidate = _body.Regions[r];
            if (!candidate.Covers(at) || (candidate.Type == ExceptionHandlerType.Catch && !(candidate.Catch is null || thrown.Type.Is(candidate.Catch))))
                continue;
            bool isCaught = candidate.Type is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter;
            LeaveHandlers(at, candidate.HandlerStart);
            _pending.Add(new PendingHandler(_depth, r, thrown, at, isCaught));
            _sp = _fp + _body.FixedSlots;
            if (isCaught)
                Push(thrown);
            Enter(candidate.Type == ExceptionHandlerType.Filter ? candidate.FilterStart : candidate.HandlerStart);
            return true;
        }
        return false;
    }

    private void Enter(int block) => _ip = Jump(ref _body.Entries[0], block);

    // Runs the finally blocks between here and the target of a leave, then goes there.
    private void Leave(int from, int target, int region)
    {
        for (int r = region; r < _body.Regions.Length; r++)
        {
            ExceptionRegion candidate = _body.Regions[r];
            if (candidate.Type == ExceptionHandlerType.Finally && candidate.Covers(from) && !candidate.Covers(target))
            {
                _pending.Add(new PendingHandler(_depth, r, null, target, false));
                Enter(candidate.HandlerStart);
                return;
            }
        }
        LeaveHandlers(from, target);
        Enter(target);
    }

    // Handlers of this frame that a jump or an exception leaves are over.
    private void LeaveHandlers(int from, int target) => _pending.RemoveAll(
        p => p.Depth == _depth && _body.Regions[p.Region].IsInHandler(from) && !_body.Regions[p.Region].IsInHandler(target));

    private void EndFinally()
    {
        PendingHandler pending = TakePending();
        int at = _body.Regions[pending.Region].HandlerStart;
        if (pending.Thrown is null)
            Leave(at, pending.Target, pending.Region + 1);
        else
            Search(pending.Thrown, at, pending.Region + 1);
    }

    private void EndFilter(bool isWanted)
    {
        PendingHandler pending = _pending[^1];
        if (isWanted)
        {
            _sp = _fp + _body.FixedSlots;
            Push(pending.Thrown);
            Enter(_body.Regions[pending.Region].HandlerStart);
            return;
        }
        _pending.RemoveAt(_pending.Count - 1);
        Search(pending.Thrown!, pending.Target, pending.Region + 1);
    }

    private PendingHandler TakePending()
    {
        for (int i = _pending.Count - 1; i >= 0; i--)
        {
            PendingHandler pending = _pending[i];
            if (pending.Depth != _depth || pending.IsCatch)
                continue;
            _pending.RemoveRange(i, _pending.Count - i);
            return pending;
        }
        throw new NanoSimException($"{_method.Name} ends a finally block that it did not enter; compile it again.");
    }

    private NanoObject Caught()
    {
        for (int i = _pending.Count - 1; i >= 0; i--)
            if (_pending[i] is { IsCatch: true, Thrown: { } thrown } pending && pending.Depth == _depth)
                return thrown;
        throw new NanoSimException($"{_method.Name} throws again where nothing was caught; compile it again.");
    }

    private void Forget(int depth) => _pending.RemoveAll(p => p.Depth >= depth);

    // What follows the current instruction in its block was counted when the block was entered, and does not run.
    private void Abandon()
    {
        if (_body is null || _ip == 0)
            return;
        _body.Aborts[_ip - 1] = _body.Aborts.GetValueOrDefault(_ip - 1) + 1;
    }

    private void AbandonAll()
    {
        while (_depth > 0)
        {
            Abandon();
            PopFrame();
        }
    }

    private void Poll(int target)
    {
        _token.ThrowIfCancellationRequested();
        if (Counting.InstructionTally.Total(_program.Methods) <= _limit)
            return;
        // The block ahead was counted and does not run.
        _body.Entries[target]--;
        _ip = 0;
        throw new InstructionLimitException();
    }

    private static NanoSimException Unhandled(NanoObject thrown)
    {
        var facts = thrown.Native as ExceptionFacts;
        string message = string.IsNullOrEmpty(facts?.Message) ? "" : $": {facts.Message}";
        string place = string.IsNullOrEmpty(facts?.Place) ? "" : $" in {facts.Place}";
        return new NanoSimException($"The program ended by {thrown.Type.Definition.FullName}{place}{message}.");
    }
}
