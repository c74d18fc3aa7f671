using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using Edge.Quantize.Data;

namespace Edge.Quantize.Calibration;

/// <summary>Shows pictures to workers on several threads.</summary>
internal static class PictureWorkers
{
    // What all workers' activations may take together.
    private const long MostBytes = 1L << 30;

    /// <summary>Shows each picture of a part of a set to one of the workers, in no order: what they gather must not depend on one.</summary>
    /// <typeparam name="TWorker">What each thread has of its own.</typeparam>
    /// <param name="images">The set.</param>
    /// <param name="start">The first picture.</param>
    /// <param name="count">How many.</param>
    /// <param name="bytes">Memory of one worker: where it is large, there are fewer.</param>
    /// <param name="create">Makes a worker.</param>
    /// <param name="look">Called with a worker, the picture's number within the part, and the picture.</param>
    /// <param name="done">Called after each picture, from several threads.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static void Run<TWorker>(
        IImageSet images, int start, int count, long bytes, Func<TWorker> create, Action<TWorker, int, float[]> look, Action? done, CancellationToken cancellationToken)
    {
        int workers = (int)Math.Clamp(MostBytes / Math.Max(bytes, 1), 1, Math.Min(Environment.ProcessorCount, Math.Max(count, 1)));
        int next = -1;
        try
        {
            Parallel.For(0, workers, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = workers }, _ =>
            {
                TWorker worker = create();
                var image = new float[images.ImageLength];
                for (int index = Interlocked.Increment(ref next); index < count; index = Interlocked.Increment(ref next))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    images.CopyImage(start + index, image);
                    look(worker, index, image);
                    done?.Invoke();
                }
            });
        }
        catch (AggregateException e)
        {
            // A picture that cannot be read says so itself, whichever thread met it.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}
