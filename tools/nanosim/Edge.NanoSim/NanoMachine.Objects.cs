using System.Collections.Generic;
using System.Linq;
using Edge.NanoSim.Execution;
using Edge.NanoSim.Heap;
using Edge.NanoSim.Model;
using Mono.Cecil;

namespace Edge.NanoSim;

/// <content>Objects in the hands of the caller.</content>
public sealed partial class NanoMachine
{
    private readonly List<object?> _held = [];

    /// <summary>Makes an object.</summary>
    /// <param name="type">Namespace.Type.</param>
    /// <param name="arguments">Of the constructor, as <see cref="Call"/> takes them, or handles.</param>
    /// <exception cref="NanoSimException">There is no such constructor, it throws, or it uses what nanoCLR lacks.</exception>
    public NanoHandle Create(string type, params object[] arguments)
    {
        NanoMethod constructor = Member(type, ".ctor", isStatic: false, arguments.Length);
        NanoHandle made = Hold(_processor.Factory.New(_program.Class(constructor.Definition.DeclaringType)));
        Run(constructor, [made, .. arguments]);
        return made;
    }

    /// <summary>Calls a method of an object, or a static method if that is null; an object that it returns comes as a <see cref="NanoHandle"/>.</summary>
    /// <param name="target">The object, or null.</param>
    /// <param name="type">Namespace.Type that declares the method.</param>
    /// <param name="method">Its name.</param>
    /// <param name="arguments">As <see cref="Call"/> takes them, or handles.</param>
    /// <exception cref="NanoSimException">There is no such method, it throws, or it uses what nanoCLR lacks.</exception>
    public object? Invoke(NanoHandle? target, string type, string method, params object[] arguments) =>
        Run(Member(type, method, target is null, arguments.Length), target is null ? arguments : [target, .. arguments]);

    private object? Run(NanoMethod method, object[] arguments)
    {
        int self = method.Definition.HasThis ? 1 : 0;
        object?[] converted = [.. arguments.Select((a, i) => i < self ? ((NanoHandle)a).Value : _converter.ToNano(a, method.Definition.Parameters[i - self].ParameterType))];
        _processor.Factory.Protected.AddRange(converted);
        ReachedLimit = false;
        try
        {
            object? result = _processor.Run(method, converted);
            for (int i = self; i < arguments.Length; i++)
                ArgumentConverter.CopyBack(converted[i], arguments[i]);
            return result is NanoObject and not (NanoArray or NanoString) ? Hold((NanoObject)result) : ArgumentConverter.FromNano(result, method.Return);
        }
        catch (InstructionLimitException)
        {
            ReachedLimit = true;
            return null;
        }
        finally
        {
            Release();
        }
    }

    private NanoMethod Member(string type, string name, bool isStatic, int arguments)
    {
        MethodDefinition? method = _program.Assembly.MainModule.GetType(type)?.Methods.FirstOrDefault(m => m.Name == name && m.IsStatic == isStatic && m.Parameters.Count == arguments);
        return method is null
            ? throw new NanoSimException($"A method {type}.{name} with {arguments} arguments was expected in {_program.Assembly.Name.Name}, and there is none.")
            : _program.Method(method);
    }

    private NanoHandle Hold(NanoObject value)
    {
        _held.Add(value);
        _processor.Factory.Protected.Add(value);
        return new NanoHandle(value);
    }

    // What a call held is free again; the caller's objects are not.
    private void Release()
    {
        _processor.Factory.Protected.Clear();
        _processor.Factory.Protected.AddRange(_held);
    }
}
