using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Edge.Device.Tests.Contracts;

/// <summary>Finds what the C# compiler takes without help of a library and a nanoFramework board does not run.</summary>
internal static class NanoSubset
{
    /// <summary>What a source has of it, each with its line.</summary>
    public static IEnumerable<string> Violations(string source) =>
        from node in CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot().DescendantNodesAndSelf()
        let violation = Violation(node)
        where violation is not null
        select $"line {node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {violation}";

    private static string? Violation(SyntaxNode node) => node switch
    {
        TypeParameterListSyntax => "type parameters crash the metadata processor",
        GenericNameSyntax => "generic types are not in firmware 1.x",
        ArrayRankSpecifierSyntax { Rank: > 1 } => "a multi-dimensional array crashes the board; use an array of arrays",
        PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.DecimalKeyword } => "decimal is not there",
        PointerTypeSyntax or UnsafeStatementSyntax => "unsafe code is not there",
        MemberDeclarationSyntax member when member.Modifiers.Any(SyntaxKind.UnsafeKeyword) => "unsafe code is not there",
        StackAllocArrayCreationExpressionSyntax => "stackalloc is not there",
        YieldStatementSyntax => "yield is not there",
        AwaitExpressionSyntax => "await is not there",
        TupleExpressionSyntax or TupleTypeSyntax => "tuples are not there",
        RecordDeclarationSyntax => "records are not there",
        NullableTypeSyntax { ElementType: PredefinedTypeSyntax { Keyword.RawKind: not ((int)SyntaxKind.StringKeyword or (int)SyntaxKind.ObjectKeyword) } } => "nullable value types are not there",
        CheckedExpressionSyntax { RawKind: (int)SyntaxKind.CheckedExpression } => "checked is ignored; prove that nothing overflows",
        CheckedStatementSyntax { RawKind: (int)SyntaxKind.CheckedStatement } => "checked is ignored; prove that nothing overflows",
        _ => null,
    };
}
