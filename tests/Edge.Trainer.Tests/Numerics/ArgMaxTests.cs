using Edge.Trainer.Numerics;

namespace Edge.Trainer.Tests.Numerics;

public class ArgMaxTests
{
    [Theory]
    [InlineData(new[] { 0f }, 0)]
    [InlineData(new[] { 1f, 3f, 3f }, 1)]
    [InlineData(new[] { -5f, -7f, -2f }, 2)]
    public void The_first_of_the_largest_wins(float[] values, int index) => Assert.Equal(index, ArgMax.Of(values));
}
