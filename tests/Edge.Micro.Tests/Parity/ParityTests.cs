using System;
using System.Linq;

namespace Edge.Micro.Tests.Parity;

/// <summary>Proves every implementation of every operator against the oracle, bit by bit.</summary>
public class ParityTests
{
    private const int Cases = 500;

    public static TheoryData<string, string> Forms()
    {
        var forms = new TheoryData<string, string>();
        foreach (IImplementation implementation in Implementations.All)
            foreach (string name in Problems.ByOperator.Keys)
                forms.Add(implementation.Name, name);
        return forms;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_random_problem_gives_the_exact_answer(string implementation, string name)
    {
        IImplementation form = Implementations.All.Single(i => i.Name == implementation);
        int compared = 0;
        Properties.HoldsForSeeds(
            random =>
            {
                Problem problem = Problems.ByOperator[name](random);
                Operator step = problem.MakeOperator();
                Assert.Equal(name, step.Kind);
                if (!form.Supports(step))
                    return;
                compared++;
                sbyte[] expected = problem.Expected(), got = form.Run(step, problem.Inputs);
                if (!expected.SequenceEqual(got))
                    Assert.Fail(Difference(problem, expected, got));
            },
            Cases);
        Assert.Equal(Cases, compared);
    }

    private static string Difference(Problem problem, sbyte[] expected, sbyte[] got)
    {
        if (expected.Length != got.Length)
            return $"{problem}: expected {expected.Length} values, got {got.Length}";
        int at = Enumerable.Range(0, expected.Length).First(i => expected[i] != got[i]);
        return $"{problem}: expected {expected[at]} at {at}, got {got[at]}";
    }
}
