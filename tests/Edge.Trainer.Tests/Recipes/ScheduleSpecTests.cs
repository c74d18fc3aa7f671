using System;
using System.Linq;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Recipes;

public sealed class ScheduleSpecTests
{
    private const int StepsPerEpoch = 10;
    private const int Epochs = 10;

    [Theory]
    [InlineData(ScheduleType.Constant, 37, 1)]
    [InlineData(ScheduleType.Step, 19, 1)]
    [InlineData(ScheduleType.Step, 20, 0.5)]
    [InlineData(ScheduleType.Step, 50, 0.25)]
    [InlineData(ScheduleType.Cosine, 0, 1)]
    [InlineData(ScheduleType.Cosine, 50, 0.5)]
    [InlineData(ScheduleType.Cosine, 100, 0)]
    public void Factor(ScheduleType type, long step, double expected) =>
        Assert.Equal(expected, new ScheduleSpec { Type = type, Every = 2, Gamma = 0.5f }.Factor(step, StepsPerEpoch, Epochs), 1e-12);

    [Theory]
    [InlineData(ScheduleType.Constant, 0, 1 / 21.0)]
    [InlineData(ScheduleType.Constant, 19, 20 / 21.0)]
    [InlineData(ScheduleType.Constant, 20, 1)]
    [InlineData(ScheduleType.Step, 39, 1)]
    [InlineData(ScheduleType.Step, 40, 0.5)]
    [InlineData(ScheduleType.Cosine, 20, 1)]
    [InlineData(ScheduleType.Cosine, 60, 0.5)]
    public void WarmupGoesBefore(ScheduleType type, long step, double expected) =>
        Assert.Equal(expected, new ScheduleSpec { Type = type, Every = 2, Gamma = 0.5f, Warmup = 2 }.Factor(step, StepsPerEpoch, Epochs), 1e-12);

    /// <summary>The numbers are PyTorch 1.13's: OneCycleLR(optimizer, max_lr=1, total_steps=20, pct_start=0.3).</summary>
    [Fact]
    public void OneCycleIsPyTorchs()
    {
        double[] expected =
        [
            0.04, 0.1316718427000253, 0.3716718427000253, 0.6683281572999747, 0.9083281572999747, 1, 0.9874640062350873, 0.9504846320134737,
            0.89091617757105, 0.8117456539497631, 0.7169430017913008, 0.6112620219362893, 0.500002, 0.38874197806371075, 0.28306099820869923,
            0.18825834605023697, 0.10908782242895004, 0.049519367986526286, 0.012539993764912554, 4e-06,
        ];
        var schedule = new ScheduleSpec { Type = ScheduleType.OneCycle };
        for (int step = 0; step < expected.Length; step++)
            Assert.Equal(expected[step], schedule.Factor(step, 5, 4), 2e-7);
    }

    [Fact]
    public void EveryFactorIsAFinitePartOfTheRate()
    {
        foreach (ScheduleType type in Enum.GetValues<ScheduleType>())
            foreach (float warmup in new[] { 0, 0.5f, 3 })
                foreach ((int steps, int epochs) in new[] { (1, 1), (1, 2), (2, 1), (7, 3) })
                    Assert.All(
                        Enumerable.Range(0, steps * epochs),
                        s => Assert.InRange(new ScheduleSpec { Type = type, Warmup = warmup, Rise = 0.95f }.Factor(s, steps, epochs), 0, 1));
    }
}
