using Edge.NanoSim.Decoding;
using Edge.NanoSim.Natives;
using Mono.Cecil;

namespace Edge.NanoSim.Model;

/// <summary>A method: its metadata, and its body decoded at the first call.</summary>
internal sealed class NanoMethod
{
    public NanoMethod(MethodDefinition definition)
    {
        Definition = definition;
        Arguments = new ValueKind[definition.Parameters.Count + (definition.HasThis ? 1 : 0)];
        int next = 0;
        if (definition.HasThis)
            Arguments[next++] = definition.DeclaringType.IsValueType ? ValueKind.ByReference : ValueKind.Reference;
        foreach (ParameterDefinition parameter in definition.Parameters)
            Arguments[next++] = ValueKinds.Of(parameter.ParameterType);
        Return = ValueKinds.Of(definition.ReturnType);
    }

    public MethodDefinition Definition { get; }

    /// <summary>Kinds of the arguments, of this first.</summary>
    public ValueKind[] Arguments { get; }

    /// <summary>Kind of the result.</summary>
    public ValueKind Return { get; }

    /// <summary>The native code, for a method that the interpreter does not run.</summary>
    public NativeMethod? Native { get; set; }

    /// <summary>The decoded body; null before the first call.</summary>
    public DecodedBody? Body { get; set; }

    /// <summary>Completed or begun calls.</summary>
    public long Calls { get; set; }

    /// <summary>Name for messages: Type.Method.</summary>
    public string Name => $"{Definition.DeclaringType.FullName}.{Definition.Name}";

    public override string ToString() => Name;
}
