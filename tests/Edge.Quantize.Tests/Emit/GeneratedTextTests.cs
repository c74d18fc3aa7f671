using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Inference;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Quantize.Emit;
using Edge.Quantize.Tests.Support;
using Edge.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Edge.Quantize.Tests.Emit;

/// <summary>Proves that the generated text is documented, and that two texts differ only where the networks do.</summary>
public class GeneratedTextTests
{
    public static TheoryData<string> Weighted => [.. EveryOperator.Kinds.Where(k => k.Contains("CONV", StringComparison.Ordinal) || k.StartsWith("FULLY", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Weighted))]
    public void A_changed_weight_changes_the_line_that_holds_it_and_no_other(string kind)
    {
        Model model = Model.Load(EveryOperator.Of(kind));
        sbyte[] weights = model.Graph.Operators.Select(WeightsOf).Single(w => w is not null)!;
        string before = Emit(model.Graph);
        foreach (int at in new[] { 0, weights.Length / 2, weights.Length - 1 })
        {
            // From one digit to three and a sign.
            (sbyte old, weights[at]) = (weights[at], (sbyte)(weights[at] == 1 ? -127 : 1));
            OneLine(before, Emit(model.Graph));
            weights[at] = old;
        }
        Assert.Equal(before, Emit(model.Graph));
    }

    [Fact]
    public void A_changed_scale_changes_the_line_that_names_it_and_no_other()
    {
        string Text(float scale)
        {
            Tensor input = new("in", [1, 4], 1, 0), middle = new("middle", [1, 4], scale, 0), output = new("out", [1, 4], 1, 0);
            return Emit(new Graph("net", [input], [output], [new Requantize("a", input, middle, 1 << 30, 0), new Requantize("b", middle, output, 1 << 30, 0)]));
        }
        Assert.Contains("private const float MiddleScale = 0.5f;", OneLine(Text(0.25f), Text(0.5f)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_that_is_added_leaves_every_other_line_as_it_is()
    {
        string Text(bool longer)
        {
            Tensor input = new("in", [1, 30], 1, 0), first = new("first", [1, 30], 1, 0), added = new("added", [1, 30], 1, 0), last = new("last", [1, 30], 1, 0);
            Operator[] steps = longer ? [Dense(input, first), Dense(first, added), Dense(added, last)] : [Dense(input, first), Dense(first, last)];
            return Emit(new Graph("net", [input], [last], steps));
        }
        HashSet<string> after = [.. Text(true).Split('\n')];
        // Sums and the reader of the first layer; no array.
        Assert.All(Text(false).Split('\n').Where(line => !after.Contains(line)), line =>
            Assert.True(line.StartsWith("///", StringComparison.Ordinal) || line.Contains("Macs", StringComparison.Ordinal) || line.Contains("ArenaBytes", StringComparison.Ordinal) || line.Contains("\"last\", first, output", StringComparison.Ordinal), line));
    }

    [Fact]
    public void Everything_public_is_documented_and_every_scale_and_zero_point_has_a_name()
    {
        Model model = Model.Load(Repository.Data("n2", "n2.tflite"));
        string text = Emit(model.Graph);
        ClassDeclarationSyntax only = Assert.Single(CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>());
        Assert.All(only.Members.Where(m => m.Modifiers.Any(SyntaxKind.PublicKeyword)).Prepend(only), m => Assert.Contains("<summary>", m.GetLeadingTrivia().ToFullString(), StringComparison.Ordinal));
        Assert.All(only.Members.OfType<MethodDeclarationSyntax>(), m => Assert.Contains(m.GetLeadingTrivia(), t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)));
        foreach (Operator step in model.Graph.Operators)
            Assert.Contains($"/// <item><term>{step.Name}</term><description>{step.Kind}", text, StringComparison.Ordinal);
        foreach (ObjectCreationExpressionSyntax tensor in only.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Where(c => c.Type.ToString() == "Tensor"))
            Assert.All(tensor.ArgumentList!.Arguments.Skip(1), a => Assert.True(a.Expression is InvocationExpressionSyntax or IdentifierNameSyntax, a.ToString()));
    }

    private static string Emit(Graph graph) => CSharpEmitter.Emit(graph, new CSharpOptions("Edge.Generated", "NetModel", "A network.", []), [], []).Text;

    private static FullyConnected Dense(Tensor input, Tensor output) => new(
        output.Name, input, output, [.. Enumerable.Range(0, 900).Select(i => (sbyte)(i % 255 - 127))], [.. Enumerable.Range(0, 30)], [.. Enumerable.Repeat(1 << 30, 30)], new int[30], -128, 127);

    private static sbyte[]? WeightsOf(Operator step) => step switch
    {
        Conv2D o => o.Weights,
        DepthwiseConv2D o => o.Weights,
        FullyConnected o => o.Weights,
        _ => null,
    };

    // The one line that differs, as it stands in the second text.
    private static string OneLine(string before, string after)
    {
        string[] old = before.Split('\n'), now = after.Split('\n');
        Assert.Equal(old.Length, now.Length);
        return Assert.Single(old.Zip(now), pair => pair.First != pair.Second).Second;
    }
}
