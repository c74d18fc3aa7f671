using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Data;
using Edge.Inference;
using Edge.Trainer.Training;

namespace Edge.Trainer.Results;

/// <summary>Scores an int8 model with the engine that ships.</summary>
public static class Int8Evaluator
{
    /// <summary>Right answers and mean cross-entropy; the same for any number of threads.</summary>
    /// <param name="model">Its first output is one probability a class.</param>
    /// <param name="images">At least one image of the model's size.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Score Run(Model model, ImageSet images, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        var losses = new double[images.Count];
        var right = new bool[images.Count];
        Parallel.For(
            0,
            images.Count,
            new ParallelOptions { CancellationToken = cancellation },
            () => model.CreateSession(),
            (index, _, session) =>
            {
                int label = images.Labels.Span[index];
                right[index] = session.Classify(images.Image(index)).Label == label;
                losses[index] = -Math.Log(Math.Max(session.GetProbabilities(0)[label], Evaluator.LeastInt8Probability));
                return session;
            },
            _ => { });
        return new Score(images.Count, right.Count(r => r), losses.Average());
    }
}
