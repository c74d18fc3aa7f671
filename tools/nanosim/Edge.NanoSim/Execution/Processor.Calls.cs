using System;
using Edge.NanoSim.Decoding;
using Edge.NanoSim.Heap;
using Edge.NanoSim.Model;
using Edge.NanoSim.Natives;

namespace Edge.NanoSim.Execution;

/// <content>Calls and returns.</content>
internal sealed unsafe partial class Processor
{
    private bool Call(MethodSite site, int checksNull)
    {
        if (checksNull != 0)
            Instance(_sp - site.Arguments);
        return Invoke(site.Method, false);
    }

    private bool CallVirtual(MethodSite site)
    {
        NanoObject self = Instance(_sp - site.Arguments);
        if (!site.Declared.IsVirtual)
            return Invoke(site.Method, false);
        if (site.CachedType != self.Type)
        {
            site.CachedMethod = self.Type.Virtual(site.Declared);
            site.CachedType = self.Type;
        }
        return Invoke(site.CachedMethod!, false);
    }

    private bool CallDelegate(MethodSite site)
    {
        long* first = _sp - site.Arguments;
        var function = (NanoDelegate)Instance(first);
        if (function.List.Count == 1)
        {
            PlaceTarget(function, first);
            return Invoke(function.Method, false);
        }
        int arguments = site.Arguments - 1;
        var run = new DelegateRun(function, new long[arguments], new object?[arguments]);
        for (int k = 0; k < arguments; k++)
        {
            run.Numbers[k] = first[k + 1];
            run.References[k] = Reference(first + k + 1);
        }
        _sp = first;
        return Continue(run);
    }

    // The target takes the delegate's place, or for a static method the arguments move down over it.
    private void PlaceTarget(NanoDelegate function, long* first)
    {
        if (!function.Method.Definition.IsStatic)
        {
            Reference(first) = function.Target;
            return;
        }
        for (long* slot = first; slot < _sp - 1; slot++)
        {
            *slot = slot[1];
            Reference(slot) = Reference(slot + 1);
        }
        _sp--;
    }

    private bool Continue(DelegateRun run)
    {
        while (run.Next < run.List.List.Count)
        {
            NanoDelegate function = run.List.List[run.Next++];
            if (!function.Method.Definition.IsStatic)
                Push(function.Target);
            for (int k = 0; k < run.Numbers.Length; k++)
            {
                *_sp = run.Numbers[k];
                Push(run.References[k]);
            }
            if (function.Method.Native is null)
            {
                Invoke(function.Method, false);
                if (run.Next < run.List.List.Count)
                    _frames[_depth - 1].Run = run;
                return true;
            }
            Invoke(function.Method, false);
            if (run.Next < run.List.List.Count && function.Method.Return != ValueKind.Void)
                _sp--;
        }
        return false;
    }

    private bool NewObject(MethodSite site)
    {
        NanoClass type = site.NewType!;
        NanoMethod constructor = site.Method;
        int arguments = site.Arguments - 1;
        if (ValueKinds.Of(type.Definition) == ValueKind.Ticks || type.Definition.FullName == "System.String")
            return InvokeNative(constructor, arguments);
        NanoObject item = Factory.New(type);
        long* first = _sp - arguments;
        for (long* slot = _sp; slot > first; slot--)
        {
            *slot = slot[-1];
            Reference(slot) = Reference(slot - 1);
        }
        Reference(first) = item;
        _sp++;
        if (constructor.Native is null)
            return Invoke(constructor, true);
        InvokeNative(constructor, arguments + 1);
        Reference(first) = item;
        _sp = first + 1;
        return false;
    }

    // Runs a method whose arguments are the top of the stack; true if a frame was pushed.
    private bool Invoke(NanoMethod method, bool isConstructing)
    {
        if (method.Native is not null)
            return InvokeNative(method, method.Arguments.Length);
        DecodedBody body = method.Body ??= Decode(method);
        long* first = _sp - method.Arguments.Length;
        if (_depth >= MaxDepth || first - _numbers + body.FixedSlots + body.MaxStack + 2 > Slots || !Heap.Reserve(body.FrameBytes))
            throw Fault("System.OutOfMemoryException", $"{method.Name} needs a stack frame of {body.FrameBytes} bytes, {_depth} calls deep");
        if (_depth == _frames.Length)
            Array.Resize(ref _frames, _frames.Length * 2);
        _frames[_depth++] = new Frame { Method = _method, Body = _body, Ip = _ip, Base = (int)(_fp - _numbers), IsConstructing = isConstructing };
        MaxFrames = Math.Max(MaxFrames, _depth);
        int locals = body.FixedSlots - method.Arguments.Length;
        new Span<long>(_sp, locals).Clear();
        Array.Clear(_references, (int)(_sp - _numbers), locals);
        _method = method;
        _body = body;
        _fp = first;
        _sp = first + body.FixedSlots;
        _ip = 0;
        method.Calls++;
        body.Entries[0]++;
        foreach ((int slot, NanoClass type) in body.StructLocals)
            Reference(_fp + slot) = Factory.New(type);
        return true;
    }

    private bool InvokeNative(NanoMethod method, int arguments)
    {
        method.Calls++;
        long* first = _sp - arguments;
        var call = new NativeCall(this, method, first, _references.AsSpan((int)(first - _numbers)), arguments);
        method.Native!(call);
        _sp = first + (method.Return == ValueKind.Void && method.Definition.Name != ".ctor" ? 0 : 1);
        return false;
    }

    private DecodedBody Decode(NanoMethod method)
    {
        if (!method.Definition.HasBody)
            throw new NanoSimException($"{method.Name} has no IL, called from {Place}; the simulator does not know this native method: call another one.");
        return MethodDecoder.Decode(_program, method);
    }

    private bool Return(int results)
    {
        long* first = _fp;
        if (results == 1)
        {
            *first = _sp[-1];
            Reference(first) = Reference(_sp - 1);
        }
        if (_pending.Count != 0)
            Forget(_depth);
        PopFrame();
        ref Frame caller = ref _frames[_depth];
        _sp = first + (caller.IsConstructing ? 1 : results);
        if (caller.Run is { } run)
        {
            caller.Run = null;
            _sp = first;
            Continue(run);
        }
        return true;
    }

    private void PopFrame()
    {
        Heap.Release(_body.FrameBytes);
        ref Frame caller = ref _frames[--_depth];
        _method = caller.Method;
        _body = caller.Body;
        _ip = caller.Ip;
        _fp = _numbers + caller.Base;
    }
}
