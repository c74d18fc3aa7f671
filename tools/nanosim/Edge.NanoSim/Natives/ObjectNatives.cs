using System.Collections.Generic;
using System.Linq;
using Edge.NanoSim.Heap;
using Mono.Cecil;

namespace Edge.NanoSim.Natives;

/// <summary>System.Object, exceptions, delegates.</summary>
internal static class ObjectNatives
{
    public static void AddTo(Dictionary<string, NativeMethod> known)
    {
        known.Add("System.Void System.Object::.ctor()", _ => { });
        known.Add("System.Void System.Attribute::.ctor()", _ => { });
        known.Add("System.Void System.ValueType::.ctor()", _ => { });
        known.Add("System.Void System.MarshalByRefObject::.ctor()", _ => { });
        known.Add("System.Boolean System.Object::Equals(System.Object)", c => c.Return(AreEqual(c.Object(0), c.Reference(1))));
        known.Add("System.Boolean System.Object::Equals(System.Object,System.Object)", c => c.Return(AreEqual(c.Reference(0), c.Reference(1))));
        known.Add("System.Boolean System.Object::ReferenceEquals(System.Object,System.Object)", c => c.Return(ReferenceEquals(c.Reference(0), c.Reference(1))));
        known.Add("System.Boolean System.ValueType::Equals(System.Object)", c => c.Return(AreEqual(c.Object(0), c.Reference(1))));
        known.Add("System.String System.Object::ToString()", c => c.Return(Text(c.Object(0))));
        known.Add("System.String System.Exception::get_Message()", c => c.Return(Message(c.Object(0))));
        known.Add("System.String System.Exception::ToString()", c => c.Return($"{c.Object(0).Type.Definition.FullName}: {Message(c.Object(0))}"));
        known.Add("System.Exception System.Exception::get_InnerException()", c => c.Return((c.Object(0).Native as ExceptionFacts)?.Inner));
        known.Add("System.String System.Exception::get_StackTrace()", c => c.Return((c.Object(0).Native as ExceptionFacts)?.Place));
        known.Add("System.Delegate System.Delegate::Combine(System.Delegate,System.Delegate)", Combine);
        known.Add("System.Delegate System.Delegate::Remove(System.Delegate,System.Delegate)", Remove);
        known.Add("System.Object System.Delegate::get_Target()", c => c.Return(c.Object<NanoDelegate>(0).Target));
    }

    /// <summary>Any constructor of an exception: a string is its message, an exception its cause.</summary>
    public static void ConstructException(NativeCall call)
    {
        string? message = null;
        NanoObject? inner = null;
        for (int i = 1; i < call.Count; i++)
        {
            ParameterDefinition parameter = call.Method.Definition.Parameters[i - 1];
            if (parameter.ParameterType.MetadataType == MetadataType.String && (message is null || parameter.Name == "message"))
                message = call.Text(i) ?? message;
            else if (call.Reference(i) is NanoObject { Native: ExceptionFacts } cause)
                inner = cause;
        }
        call.Object(0).Native = new ExceptionFacts(message, inner) { Place = call.Processor.Place };
    }

    /// <summary>Value equality of strings and boxed numbers, identity of everything else.</summary>
    public static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (NanoString a, NanoString b) => a.Text == b.Text,
        (NanoBox a, NanoBox b) => a.Type == b.Type && a.Value == b.Value,
        _ => ReferenceEquals(left, right),
    };

    /// <summary>What ToString gives for an object without an override of its own.</summary>
    public static string Text(object? item) => item switch
    {
        null => "",
        NanoString s => s.Text,
        NanoBox box => NumberNatives.Format(box.Kind, box.Value),
        NanoArray array => array.Element.FullName + "[]",
        NanoObject other => other.Type.Definition.FullName,
        _ => item.ToString() ?? "",
    };

    private static string Message(NanoObject thrown) =>
        (thrown.Native as ExceptionFacts)?.Message ?? "Exception was thrown: " + thrown.Type.Definition.FullName;

    private static void Combine(NativeCall call)
    {
        var left = call.Reference(0) as NanoDelegate;
        var right = call.Reference(1) as NanoDelegate;
        if (left is null || right is null)
            call.Return(left ?? right);
        else
            call.Return(call.Processor.Factory.NewDelegateList(left.Type, [.. left.List, .. right.List]));
    }

    private static void Remove(NativeCall call)
    {
        var list = call.Reference(0) as NanoDelegate;
        if (list is null || call.Reference(1) is not NanoDelegate value)
        {
            call.Return(list);
            return;
        }
        List<NanoDelegate> rest = [.. list.List];
        int at = rest.FindLastIndex(d => d.Method == value.Method && ReferenceEquals(d.Target, value.Target));
        if (at >= 0)
            rest.RemoveAt(at);
        call.Return(rest.Count == 0 ? null : rest.Count == 1 ? rest.Single() : call.Processor.Factory.NewDelegateList(list.Type, rest));
    }
}
