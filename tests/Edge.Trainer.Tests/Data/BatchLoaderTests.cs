using System.Linq;
using Edge.Data;
using Edge.Testing;
using Edge.Trainer.Data;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Data;

public sealed class BatchLoaderTests
{
    private static readonly ImageSet Set = SyntheticDigits.Make(80, 6);
    private static readonly Recipe Recipe = TestTraining.Shipped("smoke.json") with
    {
        Batch = 64,
        Augmentation = new AugmentationSpec { Rotation = 15, Shift = 2, Elastic = new ElasticSpec(2, 7), Stroke = 1, Blur = 1, Noise = 0.2f, Lighting = 1 },
    };

    [Fact]
    public void ThreadsDoNotShowInABatch()
    {
        int[] order = Enumerable.Range(10, 64).Reverse().ToArray();
        float[] one = Load(1, order);
        Assert.Equal(one, Load(2, order));
        Assert.Equal(one, Load(5, order));
    }

    [Fact]
    public void WithoutAugmentationABatchIsTheImages()
    {
        using var pool = new WorkerPool(2);
        var loader = new BatchLoader(Recipe with { Augmentation = null }, pool);
        loader.LoadTraining(Set, new[] { 7, 3 }, epoch: 0);
        Assert.Equal([Set.Labels.Span[7], Set.Labels.Span[3]], loader.Labels.ToArray());
        Assert.Equal(Set.Image(7).ToArray().Concat(Set.Image(3).ToArray()).Select(p => p * (1f / 255)), loader.Images.ToArray());
    }

    [Fact]
    public void ABatchCostsNoMemory()
    {
        using var pool = new WorkerPool(1);
        var loader = new BatchLoader(Recipe, pool);
        int[] order = Enumerable.Range(0, 64).ToArray();
        Assert.Equal(0, Allocations.Of(() => loader.LoadTraining(Set, order, 1)));
    }

    private static float[] Load(int threads, int[] order)
    {
        using var pool = new WorkerPool(threads);
        var loader = new BatchLoader(Recipe, pool);
        loader.LoadTraining(Set, order, epoch: 2);
        return loader.Images.ToArray();
    }
}
