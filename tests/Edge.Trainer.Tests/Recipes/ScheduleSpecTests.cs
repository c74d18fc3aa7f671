using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Recipes;

public sealed class ScheduleSpecTests
{
    [Theory]
    [InlineData(ScheduleType.Constant, 3.7, 1)]
    [InlineData(ScheduleType.Step, 1.9, 1)]
    [InlineData(ScheduleType.Step, 2, 0.5)]
    [InlineData(ScheduleType.Step, 5, 0.25)]
    [InlineData(ScheduleType.Cosine, 0, 1)]
    [InlineData(ScheduleType.Cosine, 5, 0.5)]
    [InlineData(ScheduleType.Cosine, 10, 0)]
    public void Factor(ScheduleType type, double epoch, double expected) =>
        Assert.Equal(expected, new ScheduleSpec { Type = type, Every = 2, Gamma = 0.5f }.Factor(epoch, 10), 1e-12);
}
