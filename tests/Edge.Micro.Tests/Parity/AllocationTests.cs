using System;
using System.Linq;
using Edge.Testing;

namespace Edge.Micro.Tests.Parity;

/// <summary>Proves that running allocates nothing.</summary>
public class AllocationTests
{
    public static TheoryData<string> Names() => [.. Problems.ByOperator.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Running_an_operator_allocates_nothing(string name)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            Operator step = Problems.ByOperator[name](new Random(seed)).MakeOperator();
            Assert.Equal(0, AllocatedBy(new Graph("g", [.. step.Inputs.Distinct()], [step.Output], [step])));
        }
    }

    [Fact]
    public void Running_an_interpreter_allocates_nothing()
    {
        var step = new Operators.Reshape("r", new Tensor("in", [4], 1f, 0), new Tensor("out", [2, 2], 1f, 0));
        var interpreter = new Interpreter(new Graph("g", step.Inputs, [step.Output], [step]));
        sbyte[] input = [1, 2, 3, 4], output = new sbyte[4];
        Assert.Equal(0, Allocations.Of(() => interpreter.Run(input, 0, output, 0)));
        Assert.Equal(input, output);
    }

    private static long AllocatedBy(Graph graph)
    {
        var arena = new sbyte[graph.ArenaBytes];
        return Allocations.Of(() => graph.Run(arena));
    }
}
