using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Edge.Inference.Tests.Arm;

/// <summary>Declares .NET's vector methods and processor instructions for a core library without bodies: the compiler puts instructions in their place.</summary>
internal static class IntrinsicDeclarations
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
    };

    /// <summary>Source text of <c>Vector64</c>, <c>Vector128</c> and of the instruction sets that some sources name.</summary>
    /// <param name="names">Identifiers of the sources.</param>
    /// <param name="written">Methods of <c>Vector128</c> that the core library has itself.</param>
    public static string Text(IReadOnlySet<string> names, IReadOnlySet<string> written)
    {
        var text = new StringBuilder("using System.Runtime.CompilerServices;\n");
        foreach (Type type in new[] { typeof(Vector64), typeof(Vector128) })
            Append(text, type, method => method.Name.StartsWith("get_", StringComparison.Ordinal) || written.Contains(method.Name));
        var sets = new List<Type>();
        foreach (Type type in typeof(Vector128).Assembly.GetExportedTypes())
            if (type is { Namespace: "System.Runtime.Intrinsics.Arm" or "System.Runtime.Intrinsics.X86", IsNested: false, IsClass: true } && names.Contains(type.Name))
                for (Type set = type; set != typeof(object) && !sets.Contains(set); set = set.BaseType!)
                    sets.Add(set);
        foreach (Type set in sets)
            Append(text, set, _ => false);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Type type, Predicate<MethodInfo> isLeftOut)
    {
        text.Append("namespace ").Append(type.Namespace).Append("\n{\n");
        AppendClass(text, type, isLeftOut);
        text.Append("}\n");
    }

    private static void AppendClass(StringBuilder text, Type type, Predicate<MethodInfo> isLeftOut)
    {
        bool isStatic = type.IsAbstract && type.IsSealed;
        text.Append("[Intrinsic] public unsafe ").Append(isStatic ? "static partial" : "abstract").Append(" class ").Append(type.Name);
        if (type.BaseType is { } parent && parent != typeof(object))
            text.Append(" : ").Append(parent.FullName!.Replace('+', '.'));
        text.Append("\n{\n");
        foreach (MethodInfo method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
            if (method.Name == "get_IsSupported")
                text.Append("public static bool IsSupported { [Intrinsic] get => IsSupported; }\n");
            else if (!isLeftOut(method))
                AppendMethod(text, method);
        foreach (Type nested in type.GetNestedTypes(BindingFlags.Public).Where(t => t is { IsClass: true, Name: "Arm64" or "X64" }))
            AppendClass(text, nested, isLeftOut);
        text.Append("}\n");
    }

    // A method that is no instruction calls itself: then the compiler puts a ThrowHelper in its place.
    private static void AppendMethod(StringBuilder text, MethodInfo method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        string? result = NameOf(method.ReturnType);
        string?[] types = [.. parameters.Select(p => NameOf(p.ParameterType))];
        if (result is null || types.Contains(null) || method.IsSpecialName)
            return;
        string name = method.Name + (method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "");
        string extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        text.Append($"[Intrinsic] public static {result} {name}({extension}{string.Join(", ", parameters.Zip(types).Select(p => $"{p.Second} @{p.First.Name}"))})");
        text.Append($" => {name}({string.Join(", ", parameters.Select(p => "@" + p.Name))});\n");
    }

    // Null for what the core library does not have: such methods are left out.
    private static string? NameOf(Type type)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
            return keyword;
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsPointer)
            return NameOf(type.GetElementType()!) is { } element ? element + "*" : null;
        if (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Vector64<>) || type.GetGenericTypeDefinition() == typeof(Vector128<>)))
            return NameOf(type.GetGenericArguments()[0]) is { } lane ? $"{type.Name[..^2]}<{lane}>" : null;
        return null;
    }
}
