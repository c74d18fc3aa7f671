using System.Runtime.Intrinsics;
using Edge.Trainer.Numerics;

namespace Edge.Trainer.Tests.Numerics;

public sealed class SplitMix64Tests
{
    [Fact]
    public void FourAtOnceAreFourInARow()
    {
        var one = new SplitMix64(7, 8, 9);
        var four = new SplitMix64(7, 8, 9);
        for (int i = 0; i < 5; i++)
        {
            Vector256<ulong> draws = four.NextFour();
            for (int lane = 0; lane < 4; lane++)
                Assert.Equal(one.NextUInt64(), draws[lane]);
        }
        Assert.Equal(one.NextUInt64(), four.NextUInt64());
    }
}
