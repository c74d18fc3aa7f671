using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edge.Packages.Tests.Api;

/// <summary>What an assembly offers to others, as text: a line a type, below it a line a member, in the order of their names.</summary>
internal static class PublicApi
{
    private const string Indent = "    ";

    private static readonly SymbolDisplayFormat TypeFormat = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat MemberFormat = TypeFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeType)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeExtensionThis | SymbolDisplayParameterOptions.IncludeModifiers
            | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeType);

    /// <summary>Reads an assembly's metadata; nothing of it is run.</summary>
    /// <param name="assembly">The assembly's file, with what it refers to beside it.</param>
    public static string Of(string assembly)
    {
        string name = Path.GetFileNameWithoutExtension(assembly);
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string> beside = Directory.EnumerateFiles(Path.GetDirectoryName(assembly)!, "Edge.*.dll").Where(f => f != assembly);
        MetadataReference own = MetadataReference.CreateFromFile(assembly);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Reader",
            references: [own, .. Directory.EnumerateFiles(framework, "System.*.dll").Concat(beside).Select(f => MetadataReference.CreateFromFile(f))]);
        var text = new StringBuilder();
        foreach (INamedTypeSymbol type in Types(((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(own)!).GlobalNamespace).OrderBy(t => t.ToDisplayString(TypeFormat), StringComparer.Ordinal))
        {
            text.Append(Header(type)).Append('\n');
            foreach ((_, string line) in Lines(type).OrderBy(l => l.Name, StringComparer.Ordinal).ThenBy(l => l.Line, StringComparer.Ordinal))
                text.Append(Indent).Append(line).Append('\n');
        }
        return text.Length > 0 ? text.ToString() : throw new InvalidOperationException($"Expected public types in {name}, found none.");
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol scope) => scope.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(m => m is INamedTypeSymbol type ? IsVisible(type) ? [type, .. Types(type)] : [] : Types(m));

    // Enumerations and delegates say all by their members and by their signature.
    private static string Header(INamedTypeSymbol type)
    {
        string access = type.DeclaredAccessibility == Accessibility.Public ? "public" : "protected";
        string modifiers = type switch
        {
            { TypeKind: TypeKind.Struct } => type.IsReadOnly ? " readonly" : "",
            { TypeKind: not TypeKind.Class } => "",
            { IsStatic: true } => " static",
            { IsAbstract: true } => " abstract",
            { IsSealed: true } => " sealed",
            _ => "",
        };
        string kind = type.TypeKind == TypeKind.Class && type.IsRecord ? "record" : type.TypeKind.ToString().ToLowerInvariant();
        if (type.DelegateInvokeMethod is IMethodSymbol invoke)
            return $"{access} delegate {invoke.ReturnType.ToDisplayString(TypeFormat)} {type.ToDisplayString(TypeFormat)}({string.Join(", ", invoke.Parameters.Select(p => p.ToDisplayString(MemberFormat)))})";
        IEnumerable<INamedTypeSymbol> bases = type.TypeKind == TypeKind.Enum ? [type.EnumUnderlyingType!]
            : type.Interfaces.OrderBy(i => i.ToDisplayString(TypeFormat), StringComparer.Ordinal);
        if (type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object } parent })
            bases = bases.Prepend(parent);
        string inherits = string.Join(", ", bases.Select(b => b.ToDisplayString(TypeFormat)));
        return $"{access}{modifiers} {kind} {type.ToDisplayString(TypeFormat)}{(inherits.Length > 0 ? " : " + inherits : "")}";
    }

    private static IEnumerable<(string Name, string Line)> Lines(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Delegate)
            yield break;
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is INamedTypeSymbol || !IsVisible(member) || IsOfCompiler(member))
                continue;
            string name = member.ToDisplayString(MemberFormat);
            string line = member switch
            {
                IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } field => $"{field.Name} = {field.ConstantValue}",
                IPropertySymbol property => $"{name} {{{Accessor(property.GetMethod, "get")}{Accessor(property.SetMethod, property.SetMethod?.IsInitOnly == true ? "init" : "set")} }}",
                _ => name,
            };
            yield return (member.Name, line);
        }
    }

    private static string Accessor(IMethodSymbol? method, string word) =>
        method is null || !IsVisible(method) ? "" : method.DeclaredAccessibility == Accessibility.Public ? $" {word};" : $" protected {word};";

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    // Accessors stand with their property; what a record's compiler adds follows from the record.
    private static bool IsOfCompiler(ISymbol member) =>
        member.IsImplicitlyDeclared
        || member is IMethodSymbol { AssociatedSymbol: not null }
        || member is IFieldSymbol { Name: "value__" }
        || (member is IMethodSymbol && member.GetAttributes().Any(a => a.AttributeClass?.Name == "CompilerGeneratedAttribute"));
}
