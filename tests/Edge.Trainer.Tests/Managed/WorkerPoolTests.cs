using System;
using System.Linq;
using System.Threading;
using Edge.Trainer.Managed;

namespace Edge.Trainer.Tests.Managed;

public sealed class WorkerPoolTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void EveryPieceRunsOnce(int workers)
    {
        using var pool = new WorkerPool(workers);
        foreach (int count in new[] { 0, 1, 2, 3, 100 })
        {
            int[] runs = new int[count];
            pool.Run(count, (piece, worker) =>
            {
                Assert.InRange(worker, 0, workers - 1);
                Interlocked.Increment(ref runs[piece]);
            });
            Assert.True(runs.All(r => r == 1));
        }
    }

    [Fact]
    public void AFaultReachesTheCallerAndThePoolGoesOn()
    {
        using var pool = new WorkerPool(3);
        for (int round = 0; round < 20; round++)
            Assert.Throws<InvalidOperationException>(() => pool.Run(50, (piece, _) =>
            {
                if (piece == 7)
                    throw new InvalidOperationException("piece 7");
            }));
        int ran = 0;
        pool.Run(50, (_, _) => Interlocked.Increment(ref ran));
        Assert.Equal(50, ran);
    }

    [Fact]
    public void NeedsAThread() => Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerPool(0));
}
