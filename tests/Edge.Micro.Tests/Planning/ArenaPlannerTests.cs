using System;
using System.Linq;
using Edge.Micro.Operators;
using Xunit.Abstractions;

namespace Edge.Micro.Tests.Planning;

/// <summary>Proves that the planner never lets two tensors that are needed at one time share a byte, and how small its arenas are.</summary>
public class ArenaPlannerTests(ITestOutputHelper log)
{
    [Fact]
    public void Tensors_that_live_together_share_no_byte_in_any_random_graph()
    {
        long arenas = 0, bounds = 0, crowded = 0;
        Properties.HoldsForSeeds(
            random =>
            {
                var made = new RandomGraph(random);
                Tensor[] origins = [.. made.Tensors.Where(t => made.Origin(t) == t)];
                foreach (Tensor a in origins)
                    foreach (Tensor b in origins.Where(b => b != a && Together(made.Life(a), made.Life(b))))
                    {
                        crowded++;
                        Assert.True(a.Offset + a.Length <= b.Offset || b.Offset + b.Length <= a.Offset, $"{a.Offset}+{a.Length} and {b.Offset}+{b.Length}");
                    }
                Assert.All(made.Tensors, t => Assert.Equal(0, t.Offset % ArenaPlanner.Alignment));
                Assert.All(made.Tensors, t => Assert.Equal(made.Origin(t).Offset, t.Offset));
                Assert.Equal(made.Tensors.Max(t => t.Offset + t.Length), made.Graph.ArenaBytes);
                int bound = Enumerable.Range(-1, made.Graph.Operators.Length + 2).Max(time => origins.Where(t => Together(made.Life(t), (time, time))).Sum(t => t.Length));
                Assert.True(made.Graph.ArenaBytes >= bound);
                arenas += made.Graph.ArenaBytes;
                bounds += bound;
            },
            400);
        Assert.True(crowded > 1000);
        log.WriteLine($"arenas together {arenas} bytes, lower bound {bounds}: {100.0 * arenas / bounds - 100:F1} % above");
    }

    [Fact]
    public void Random_graphs_give_the_same_values_in_one_arena_as_with_all_tensors_apart() => Properties.HoldsForSeeds(
        random =>
        {
            int seed = random.Next();
            RandomGraph planned = new(new Random(seed)), apart = new(new Random(seed));
            int end = 0;
            foreach (Tensor tensor in apart.Tensors)
            {
                tensor.GetType().GetProperty(nameof(Tensor.Offset))!.SetValue(tensor, apart.Origin(tensor) == tensor ? end : apart.Origin(tensor).Offset);
                end += tensor.Length;
            }
            var values = new sbyte[planned.Graph.Inputs.Sum(t => t.Length)];
            random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()));
            Assert.Equal(Run(apart.Graph, new sbyte[Math.Max(end, apart.Graph.ArenaBytes)], values), Run(planned.Graph, new sbyte[planned.Graph.ArenaBytes], values));
        },
        200);

    [Fact]
    public void A_chain_by_hand()
    {
        // a 40 -> b 100 -> c 10 -> d 60 (each reads the one before). By size: b at 0, ends at 100. d lives after b: at 0. a lives with b:
        // the first multiple of 16 behind it, 112, ends at 152. c lives with b and d: 112 too, as a is done by then.
        Tensor a = Row("a", 40), b = Row("b", 100), c = Row("c", 10), d = Row("d", 60);
        var graph = new Graph("chain", [a], [d], [Padding(a, b), Shrink(b, c), Padding(c, d)]);
        Assert.Equal([112, 0, 112, 0], [a.Offset, b.Offset, c.Offset, d.Offset]);
        Assert.Equal(152, graph.ArenaBytes);
    }

    [Fact]
    public void A_skip_connection_by_hand()
    {
        // a 32 is read by the first step and by the last; b 48, c 48, out 128 joins a, b and c. By size: out at 0 to 128. b lives with
        // out: 128 to 176. c lives with b and out: 176 to 224. a lives with all: 224 to 256.
        Tensor a = Row("a", 32), b = Row("b", 48), c = Row("c", 48), joined = Row("out", 128);
        var graph = new Graph("skip", [a], [joined], [Padding(a, b), new Pad("p", b, c, [0, 0], 0), new Concatenation("j", [a, b, c], joined, 0)]);
        Assert.Equal([224, 128, 176, 0], [a.Offset, b.Offset, c.Offset, joined.Offset]);
        Assert.Equal(256, graph.ArenaBytes);
    }

    [Fact]
    public void A_reshape_shares_its_inputs_bytes_and_prolongs_their_life()
    {
        // a 20 -> r (the same bytes) -> b 30; a is needed until b is written: b at 0, a and r at 32.
        Tensor a = Row("a", 20), r = new("r", [1, 20], 1f, 0), b = new("b", [1, 30], 1f, 0);
        var graph = new Graph("reshape", [a], [b], [new Reshape("r", a, r), new Pad("p", r, b, [0, 0, 5, 5], 0)]);
        Assert.Equal([32, 32, 0], [a.Offset, r.Offset, b.Offset]);
        Assert.Equal(52, graph.ArenaBytes);
    }

    [Fact]
    public void A_constant_takes_no_byte_of_the_arena()
    {
        Tensor a = Row("a", 16), c = new("c", [48], 1f, 0, new sbyte[48], false), joined = Row("out", 64);
        var graph = new Graph("constant", [a], [joined, c], [new Concatenation("j", [a, c], joined, 0)]);
        Assert.Equal(80, graph.ArenaBytes);
        Assert.Equal(48, graph.ConstantBytes);
    }

    [Fact]
    public void Faults_of_a_graph_are_told_in_a_sentence()
    {
        Tensor a = Row("a", 4), b = Row("b", 8), other = Row("other", 4);
        Told("other", () => new Graph("g", [a], [b], [Padding(other, b)]));
        Told("'b'", () => new Graph("g", [a], [b], [Padding(a, b), Padding(a, b)]));
        Told("'other'", () => new Graph("g", [a], [a], [new Pad("p", other, a, [0, 0], 0)]));
        Told("'a'", () => new Graph("g", [a, other], [a], [new Pad("p", other, a, [0, 0], 0)]));
        Told("'b'", () => new Graph("g", [a], [b], []));
        Told("'a'", () => new Graph("g", [a, a], [a], []));
        Told("at least one", () => new Graph("g", [], [a], []));
        Told("at least one", () => new Graph("g", [a], [], []));
        Tensor constant = new("k", [1], 1f, 0, [1], false);
        Told("'k'", () => new Graph("g", [constant], [constant], []));
    }

    [Fact]
    public void An_arena_of_two_gibibytes_is_refused()
    {
        Tensor[] inputs = [.. Enumerable.Range(0, 8).Select(i => new Tensor("big" + i, [Tensor.MaxLength], 1f, 0))];
        Told("2 GiB", () => new Graph("g", inputs, [inputs[0]], []));
        Assert.Equal(7 << 28, new Graph("g", inputs[..7], [inputs[0]], []).ArenaBytes);
    }

    [Fact]
    public void An_arena_that_is_too_small_is_refused()
    {
        Tensor a = Row("a", 4), b = Row("b", 8);
        var graph = new Graph("g", [a], [b], [Padding(a, b)]);
        Assert.Contains(graph.ArenaBytes.ToString(System.Globalization.CultureInfo.InvariantCulture), Assert.Throws<ArgumentException>(() => graph.Run(new sbyte[graph.ArenaBytes - 1])).Message, StringComparison.Ordinal);
    }

    private static void Told(string part, Func<Graph> make)
    {
        string message = Assert.Throws<InvalidModelException>(make).Message;
        Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.Contains("expected", message, StringComparison.Ordinal);
        Assert.Contains("got", message, StringComparison.Ordinal);
    }

    private static bool Together((int First, int Last) a, (int First, int Last) b) => a.First <= b.Last && b.First <= a.Last;

    private static Tensor Row(string name, int length) => new(name, [length], 1f, 0);

    private static Pad Padding(Tensor from, Tensor to) => new("pad", from, to, [0, to.Length - from.Length], 0);

    private static FullyConnected Shrink(Tensor from, Tensor to) =>
        new("f", from, to, new sbyte[from.Length * to.Length], null, new int[to.Length], new int[to.Length], -128, 127);

    private static sbyte[] Run(Graph graph, sbyte[] arena, sbyte[] values)
    {
        int from = 0;
        foreach (Tensor input in graph.Inputs)
        {
            Array.Copy(values, from, arena, input.Offset, input.Length);
            from += input.Length;
        }
        graph.Run(arena);
        return [.. graph.Outputs.SelectMany(t => arena[t.Offset..(t.Offset + t.Length)])];
    }
}
