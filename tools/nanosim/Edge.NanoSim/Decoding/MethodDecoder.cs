using System.Collections.Generic;
using System.Linq;
using Edge.NanoSim.Heap;
using Edge.NanoSim.Model;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Edge.NanoSim.Decoding;

/// <summary>
/// Turns a Cecil body into instructions for the processor. It follows the kinds of the evaluation slots through the method, so that the processor need
/// not look at tags, and refuses a body whose heights or kinds do not fit: the processor then addresses its stack without checks.
/// </summary>
internal sealed partial class MethodDecoder
{
    private readonly NanoProgram _program;
    private readonly NanoMethod _method;
    private readonly MethodBody _il;
    private readonly List<Instruction> _code = [];
    private readonly List<SlotKind[]> _stacks = [];
    private readonly List<int> _ilOf = [];
    private readonly List<bool> _leaders = [];
    private readonly List<long> _wide = [];
    private readonly List<object> _operands = [];
    private readonly List<int[]> _switches = [];
    private readonly Dictionary<Mono.Cecil.Cil.Instruction, Slot[]> _states = [];
    private readonly Dictionary<Mono.Cecil.Cil.Instruction, int> _start = [];
    private readonly List<Slot> _stack = [];
    private readonly ValueKind[] _locals;
    private Mono.Cecil.Cil.Instruction _at = null!;
    private TypeReference? _constrained;
    private SlotKind[] _before = [];
    private int _index;
    private int _maxStack;

    private MethodDecoder(NanoProgram program, NanoMethod method)
    {
        _program = program;
        _method = method;
        _il = method.Definition.Body;
        _locals = [.. _il.Variables.Select(v => ValueKinds.Of(v.VariableType))];
    }

    /// <summary>Decodes the body of a method.</summary>
    public static DecodedBody Decode(NanoProgram program, NanoMethod method) => new MethodDecoder(program, method).Run();

    private int FirstLocal => _method.Arguments.Length;

    private DecodedBody Run()
    {
        if (_method.Definition.HasGenericParameters || _method.Definition.DeclaringType.HasGenericParameters)
            throw Refuse("is generic, which nanoFramework 1.x cannot run; write it for one type");
        HashSet<Mono.Cecil.Cil.Instruction> leaders = Leaders();
        Place(leaders);
        bool reachable = true;
        foreach (Mono.Cecil.Cil.Instruction instruction in _il.Instructions)
        {
            _at = instruction;
            _index = _ilOf.Count == 0 ? 0 : _index + 1;
            Begin(reachable, leaders);
            Translate();
            reachable = instruction.OpCode.FlowControl is not (FlowControl.Branch or FlowControl.Return or FlowControl.Throw);
        }
        if (reachable)
            throw Refuse("runs past its last instruction; compile it again");
        return new DecodedBody
        {
            Code = [.. _code],
            Entries = new long[_code.Count],
            Leaders = [.. _leaders],
            Wide = [.. _wide],
            Operands = [.. _operands],
            Switches = [.. _switches],
            Stacks = [.. _stacks],
            Il = [.. _ilOf],
            Locals = _locals,
            StructLocals = StructLocals(),
            FixedSlots = FirstLocal + _locals.Length,
            MaxStack = _maxStack,
            Regions = Regions(),
            FrameBytes = HeapLayout.FrameBytes(_locals.Length, _il.MaxStackSize),
        };
    }

    private (int Slot, NanoClass Type)[] StructLocals()
    {
        var result = new List<(int, NanoClass)>();
        for (int i = 0; i < _locals.Length; i++)
            if (_locals[i] == ValueKind.Struct)
                result.Add((FirstLocal + i, _program.Class(_il.Variables[i].VariableType)));
        return [.. result];
    }

    private HashSet<Mono.Cecil.Cil.Instruction> Leaders()
    {
        var leaders = new HashSet<Mono.Cecil.Cil.Instruction> { _il.Instructions[0] };
        foreach (Mono.Cecil.Cil.Instruction instruction in _il.Instructions)
        {
            switch (instruction.Operand)
            {
                case Mono.Cecil.Cil.Instruction target: leaders.Add(target); break;
                case Mono.Cecil.Cil.Instruction[] targets: leaders.UnionWith(targets); break;
            }
            FlowControl flow = instruction.OpCode.FlowControl;
            if (flow is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw && instruction.Next is not null)
                leaders.Add(instruction.Next);
        }
        foreach (ExceptionHandler handler in _il.ExceptionHandlers)
        {
            leaders.Add(handler.HandlerStart);
            if (handler.FilterStart is not null)
                leaders.Add(handler.FilterStart);
            bool isCaught = handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter;
            Slot[] state = isCaught ? [new Slot(SlotKind.Reference, handler.CatchType)] : [];
            _states[handler.HandlerStart] = state;
            if (handler.FilterStart is not null)
                _states[handler.FilterStart] = [new Slot(SlotKind.Reference)];
        }
        return leaders;
    }

    // A block that is entered from above without a branch is counted by an instruction of its own; branches count where they lead.
    private void Place(HashSet<Mono.Cecil.Cil.Instruction> leaders)
    {
        int next = 0;
        foreach (Mono.Cecil.Cil.Instruction instruction in _il.Instructions)
        {
            if (NeedsEnter(instruction, leaders))
                next++;
            _start.Add(instruction, next++);
        }
    }

    private static bool NeedsEnter(Mono.Cecil.Cil.Instruction instruction, HashSet<Mono.Cecil.Cil.Instruction> leaders) =>
        instruction.Previous is { } previous && leaders.Contains(instruction)
        && previous.OpCode.FlowControl is not (FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw);

    private void Begin(bool reachable, HashSet<Mono.Cecil.Cil.Instruction> leaders)
    {
        if (_states.TryGetValue(_at, out Slot[]? state))
        {
            if (reachable)
                Compare(state);
            _stack.Clear();
            _stack.AddRange(state);
        }
        else if (!reachable)
        {
            // Reached by backward branches only, where the standard wants an empty stack.
            _stack.Clear();
        }
        if (leaders.Contains(_at))
            _states.TryAdd(_at, [.. _stack]);
        _before = [.. _stack.Select(s => s.Kind)];
        if (NeedsEnter(_at, leaders))
        {
            _leaders.Add(false);
            Append(Operation.Enter, 0, 0);
        }
        _leaders.Add(leaders.Contains(_at));
    }

    private void Compare(Slot[] state)
    {
        bool fits = state.Length == _stack.Count;
        for (int i = 0; fits && i < state.Length; i++)
            fits = IsNumber(state[i].Kind) == IsNumber(_stack[i].Kind);
        if (!fits)
            throw Refuse("joins two paths with different evaluation stacks; compile it again");
    }

    private ExceptionRegion[] Regions() => [.. _il.ExceptionHandlers.Select(h => new ExceptionRegion(
        h.HandlerType, Index(h.TryStart), Index(h.TryEnd), Index(h.HandlerStart), Index(h.HandlerEnd),
        h.FilterStart is null ? -1 : Index(h.FilterStart), h.CatchType?.Resolve()))];

    private int Index(Mono.Cecil.Cil.Instruction? instruction) => instruction is null ? _code.Count : _start[instruction];

    private NanoSimException Refuse(string what) => new($"{_method.Name}{NanoProgram.Place(_method.Definition, _at)} {what}.") { Place = SourcePlace.Of(_method.Definition, _at), Fault = what };

    private static bool IsNumber(SlotKind kind) => kind <= SlotKind.R8;
}
