using System;
using Edge.Inference.Engine;

namespace Edge.Inference.Tests.Engine;

/// <summary>Proves layers of one position, whose weights may be kept in half the bytes, against the reference.</summary>
public class LargeDenseTests
{
    public static TheoryData<string> Forms() => FormParityTests.FormNames();

    [Theory]
    [MemberData(nameof(Forms))]
    public void Dense_layers_and_convolutions_of_one_position_equal_the_reference(string form)
    {
        var implementation = new FormImplementation(Enum.Parse<KernelForm>(form));
        for (int seed = 0; seed < 60; seed++)
        {
            var large = new LargeLayerCase(seed);
            Assert.True(large.Expected().AsSpan().SequenceEqual(implementation.Run(large.MakeGraph(), [large.Input])), $"seed {seed}: {large}");
        }
    }
}
