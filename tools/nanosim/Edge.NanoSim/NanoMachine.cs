using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Edge.NanoSim.Counting;
using Edge.NanoSim.Deployment;
using Edge.NanoSim.Execution;
using Edge.NanoSim.Limits;
using Edge.NanoSim.Model;
using Edge.NanoSim.Natives;
using Mono.Cecil;

namespace Edge.NanoSim;

/// <summary>A board without a board: a program is loaded, its static constructors have run, and its methods can be called.</summary>
public sealed class NanoMachine : IDisposable
{
    private readonly NanoProgram _program;
    private readonly Processor _processor;
    private readonly ArgumentConverter _converter;

    private NanoMachine(NanoProgram program, NanoMachineOptions options, CancellationToken token)
    {
        _program = program;
        _processor = new Processor(program, options.HeapBytes, options.InstructionLimit, token) { SleepsLeft = options.SleepLimit };
        _converter = new ArgumentConverter(program, _processor.Factory);
    }

    /// <summary>Loads an assembly with those beside it and runs every static constructor, as the device does before Main.</summary>
    /// <param name="path">The compiled assembly.</param>
    /// <param name="options">Heap and limits; null for the defaults.</param>
    /// <param name="token">Ends the run.</param>
    /// <exception cref="NanoSimException">The file is no nanoFramework assembly, a static constructor throws, or the program uses what nanoCLR lacks.</exception>
    public static NanoMachine Load(string path, NanoMachineOptions? options = null, CancellationToken token = default)
    {
        options ??= new NanoMachineOptions();
        if (options.HeapBytes < 1024)
            throw new NanoSimException($"The heap was expected to have at least 1024 bytes, got {options.HeapBytes}; give more.");
        NanoProgram program = NanoProgram.Load(path);
        NanoMachine? machine = null;
        try
        {
            machine = new NanoMachine(program, options, token);
            machine.Start();
            return machine;
        }
        catch
        {
            machine?.Dispose();
            program.Dispose();
            throw;
        }
    }

    /// <summary>Lines that the program wrote to its console.</summary>
    public IReadOnlyList<string> Output => _processor.Output;

    /// <summary>The most bytes of the heap in use, objects and stack frames, to one part in 64.</summary>
    public long PeakHeapBytes => _processor.Heap.Peak;

    /// <summary>Bytes in use by what is reachable now.</summary>
    public long LiveHeapBytes
    {
        get
        {
            _processor.Heap.Collect();
            return _processor.Heap.InUse;
        }
    }

    /// <summary>Collections for want of room.</summary>
    public int Collections => _processor.Heap.Collections;

    /// <summary>Deepest nesting of calls.</summary>
    public int MaxFrames => _processor.MaxFrames;

    /// <summary>Milliseconds that the program slept.</summary>
    public long SleptMilliseconds => _processor.SleptTicks / TimeSpan.TicksPerMillisecond;

    /// <summary>Whether the last call ended at a limit and not by returning.</summary>
    public bool ReachedLimit { get; private set; }

    /// <summary>The name of the assembly's entry point as <see cref="Call"/> takes it, or null.</summary>
    public string? EntryPoint => _program.Assembly.EntryPoint is { } main ? $"{main.DeclaringType.FullName}.{main.Name}" : null;

    /// <summary>What goes to the board's flash, library before application; what the firmware has anyway is left out.</summary>
    public IReadOnlyList<DeployedAssembly> Deployment
    {
        get
        {
            HashSet<string> builtIn = DeploymentLayout.BuiltInNames(_program.Core);
            return [.. _program.Assemblies.Where(a => !NativeLibrary.IsContract(a.MainModule) && a != _program.Core).Select(a => DeploymentLayout.Of(a, builtIn))];
        }
    }

    /// <summary>Limits of nanoCLR that the program exceeds; none if it fits.</summary>
    public IReadOnlyList<LimitFinding> Findings
    {
        get
        {
            HashSet<string> builtIn = DeploymentLayout.BuiltInNames(_program.Core);
            return [.. _program.Assemblies.Where(a => !NativeLibrary.IsContract(a.MainModule) && a != _program.Core)
                .SelectMany(a => LimitChecker.Check(a, DeploymentLayout.Of(a, builtIn)))];
        }
    }

    internal NanoProgram Program => _program;

    /// <summary>Calls a static method.</summary>
    /// <param name="name">Namespace.Type.Method.</param>
    /// <param name="arguments">Numbers, strings and arrays of numbers. Arrays are copied to the heap, and back after the call.</param>
    /// <returns>The result: long for integers, float, double, string, an array, or null.</returns>
    /// <exception cref="NanoSimException">There is no such method, it throws, or it uses what nanoCLR lacks.</exception>
    public object? Call(string name, params object[] arguments)
    {
        NanoMethod method = Find(name, arguments.Length);
        object?[] converted = [.. arguments.Select((a, i) => _converter.ToNano(a, method.Definition.Parameters[i].ParameterType))];
        // Held while the run lasts even if the method lets go of them, because the caller reads them afterwards.
        _processor.Factory.Protected.AddRange(converted);
        ReachedLimit = false;
        try
        {
            object? result = _processor.Run(method, converted);
            for (int i = 0; i < arguments.Length; i++)
                ArgumentConverter.CopyBack(converted[i], arguments[i]);
            return ArgumentConverter.FromNano(result, method.Return);
        }
        catch (InstructionLimitException)
        {
            ReachedLimit = true;
            return null;
        }
        finally
        {
            _processor.Factory.Protected.Clear();
        }
    }

    /// <summary>Reads the counters.</summary>
    public RunCounts Read()
    {
        var classes = new long[InstructionClasses.Count];
        var methods = new List<MethodCounts>();
        foreach (NanoMethod method in _program.Methods)
        {
            long instructions = 0;
            if (method.Body is not null)
            {
                long[] counts = InstructionTally.Of(method);
                for (int k = 0; k < counts.Length; k++)
                    classes[k] += counts[k];
                instructions = counts.Sum();
            }
            if (method.Calls > 0)
                methods.Add(new MethodCounts(method.Definition.FullName, method.Calls, instructions));
        }
        classes[(int)InstructionClass.Library] = _processor.LibraryInstructions;
        methods.Sort((a, b) => b.Instructions.CompareTo(a.Instructions));
        return new RunCounts
        {
            Classes = classes,
            Instructions = classes.Sum(),
            Calls = methods.Sum(m => m.Calls),
            Allocations = _processor.Heap.Allocations,
            AllocatedBytes = _processor.Heap.Allocated,
            Methods = methods,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _processor.Dispose();
        _program.Dispose();
    }

    // Assemblies in the order of their references, static constructors in the order of their methods, as nanoCLR does it.
    private void Start()
    {
        if (NativeLibrary.IsContract(_program.Core.MainModule))
            _processor.LibraryInstructions += LibraryCosts.CoreLibraryStart;
        foreach (AssemblyDefinition assembly in _program.Assemblies)
            foreach (TypeDefinition type in assembly.MainModule.GetTypes())
                if (!_program.IsLibrary(type) && !type.HasGenericParameters)
                    _processor.Factory.MakeStatics(_program.Class(type));
        foreach (AssemblyDefinition assembly in _program.Assemblies)
            foreach (TypeDefinition type in assembly.MainModule.GetTypes())
                foreach (MethodDefinition method in type.Methods)
                    if (method.IsConstructor && method.IsStatic && !_program.IsLibrary(type))
                        _processor.Run(_program.Method(method));
    }

    private NanoMethod Find(string name, int arguments)
    {
        int dot = name.LastIndexOf('.');
        TypeDefinition? type = dot < 0 ? null : _program.Assembly.MainModule.GetType(name[..dot].Replace('+', '/'));
        if (type is null)
            throw new NanoSimException($"A type and a method were expected, like Namespace.Type.Method, and {_program.Assembly.Name.Name} has none called {name}.");
        MethodDefinition? method = type.Methods.FirstOrDefault(m => m.Name == name[(dot + 1)..] && m.IsStatic && m.Parameters.Count == arguments);
        return method is null
            ? throw new NanoSimException($"A static method {name} with {arguments} arguments was expected in {_program.Assembly.Name.Name}, and there is none.")
            : _program.Method(method);
    }
}
