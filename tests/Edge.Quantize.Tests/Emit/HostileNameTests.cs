using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Inference;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Quantize.Emit;
using Edge.Quantize.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Edge.Quantize.Tests.Emit;

/// <summary>Proves that names from a model or a user become text only: they compile and add nothing to the program.</summary>
public class HostileNameTests
{
    public static TheoryData<string> Names =>
    [
        "a\"; System.Environment.Exit(1); //", "*/ } } class Evil { static Evil() { } } /*", "line\nclass Evil { }\n", "line\r\n#error no\r\n", "sep\u2028class Evil { }\u2029", "next\u0085class Evil { }",
        "</summary><evil>&amp;<", "class", "Create", "SelfTest", "Golden", "éü漢字🙂", "\ud800", "\\", "\\u0022", "\"", "{0}", "${x}", "", " ", "1", new string('n', 5000), new string(' ', 400) + "x",
        "'; DROP", "\0\a\b\t\u001b[2J", "\u202Eesrever", "NetModel", "Join", "InputLength",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Names_of_layers_tensors_and_graphs_stay_text(string name)
    {
        Graph graph = Network(name);
        string text = CSharpEmitter.Emit(graph, new CSharpOptions("Edge.Generated", "NetModel", name, ["Made from " + name, name]) { Labels = [name, "b", name, name] }, new sbyte[4], Answers(graph)).Text;
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 160, line));
        GeneratedModel generated = GeneratedModel.Compile(text);
        Assert.True(generated.SelfTest());
        Assert.Equal(name, generated.Create().Name);
        Assert.Equal(name, generated.Create().Operators[0].Name);
        Assert.Equal(name, generated.Create().Outputs[0].Name);
        Assert.Equal([name, "b", name, name], generated.Labels());
        SyntaxTree tree = Assert.Single(GeneratedModel.Parse(text).SyntaxTrees);
        ClassDeclarationSyntax only = Assert.Single(tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>());
        Assert.Equal("NetModel", only.Identifier.Text);
        Assert.All(only.Members, m => Assert.True(m is MethodDeclarationSyntax or FieldDeclarationSyntax));
        // A comment that turned the direction of text, or moved a terminal's cursor, would hide what stands there.
        Assert.DoesNotContain(text, c => c != '\n' && (char.IsControl(c) || c is '\u202E' or '\u2028' or '\u2029'));
    }

    [Fact]
    public void Layers_and_constants_of_one_name_or_of_names_that_become_one_get_members_of_their_own()
    {
        var input = new Tensor("in", [1, 4], 1, 0);
        var steps = new List<Operator>();
        Tensor last = input;
        foreach (string name in new[] { "a", "a", "A", "a-", "a2", "aWeights", "Golden", "a", "a1Weights", "Input", "Output", "operators", "Create" })
        {
            var next = new Tensor(name, [1, 4], 1, 0);
            steps.Add(Dense(name, last, next, steps.Count + 1));
            last = next;
        }
        foreach (string name in new[] { "c", "c", "a", "c-" })
        {
            var next = new Tensor("sum", [1, 4], 1, 0);
            steps.Add(new Add(name, last, new Tensor(name, [1, 4], 1, 0, [1, 2, 3, 4], false), next, [1 << 30, 1 << 30, 1 << 30], [0, 0, -18], -128, 127));
            last = next;
        }
        var graph = new Graph("g", [input], [last], [.. steps]);
        Assert.True(GeneratedModel.Compile(CSharpEmitter.Emit(graph, new CSharpOptions("Edge.Generated", "NetModel", "s", []), new sbyte[4], Answers(graph)).Text).SelfTest());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a..b")]
    [InlineData("a.class.b")]
    [InlineData("a; class Evil { }")]
    [InlineData("a\n{")]
    [InlineData("Edge.System")]
    [InlineData("Edge.Tensor")]
    [InlineData("naïve")]
    public void Namespaces_that_are_none_are_refused(string text) =>
        Assert.Contains("The namespace: expected", Assert.Throws<QuantizeException>(() => CSharpEmitter.Emit(Network("n"), new CSharpOptions(text, "NetModel", "s", []), [], [])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("class")]
    [InlineData("Graph")]
    [InlineData("A { } class B")]
    public void Classes_that_are_none_are_refused(string text) =>
        Assert.Contains("The class: expected", Assert.Throws<QuantizeException>(() => CSharpEmitter.Emit(Network("n"), new CSharpOptions("Edge.Generated", text, "s", []), [], [])).Message, StringComparison.Ordinal);

    [Fact]
    public void More_tensors_than_a_method_of_nanoFramework_makes_are_said()
    {
        var input = new Tensor("in", [1, 4], 1, 0);
        var steps = new List<Operator>();
        Tensor last = input;
        for (int i = 0; i < 200; i++)
            steps.Add(new Reshape("r", last, last = new Tensor("t", [1, 4], 1, 0)));
        GeneratedClass generated = CSharpEmitter.Emit(new Graph("g", [input], [last], [.. steps]), new CSharpOptions("N", "C", "s", []), [], []);
        Assert.Contains("at most 200 tensors, the network has 201", generated.NanoObstacle, StringComparison.Ordinal);
        Assert.Contains(generated.NanoObstacle!, generated.Text, StringComparison.Ordinal);
        Assert.True(GeneratedModel.Compile(generated.Text).SelfTest());
    }

    private static Graph Network(string name)
    {
        Tensor input = new(name, [1, 4], 1, 0), output = new(name, [1, 4], 1, 0);
        return new Graph(name, [input], [output], [Dense(name, input, output, 3)]);
    }

    private static FullyConnected Dense(string name, Tensor input, Tensor output, int first) =>
        new(name, input, output, [.. Enumerable.Range(first, 16).Select(i => (sbyte)i)], [1, 2, 3, 4], [1 << 30, 1 << 30, 1 << 30, 1 << 30], [-2, -2, -2, -2], -128, 127);

    private static sbyte[] Answers(Graph graph) => Model.Load(graph).CreateSession().Run(new sbyte[4]).ToArray();
}
