using System;
using System.Threading;
using Edge.Trainer.Data;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Training;

/// <summary>What the phases of a training share.</summary>
internal sealed class TrainingSession
{
    /// <summary>Makes room for a batch.</summary>
    public TrainingSession(Recipe recipe, DataSplit data, WorkerPool pool, Teacher? teacher, ITrainingObserver? observer, CancellationToken cancellation)
    {
        (Data, Teacher, Observer, Cancellation) = (data, teacher, observer, cancellation);
        Loader = new BatchLoader(recipe, pool);
        Evaluator = new Evaluator(recipe, Loader);
        TeacherProbabilities = new float[teacher is null ? 0 : recipe.Batch * recipe.Classes];
    }

    /// <summary>The images.</summary>
    public DataSplit Data { get; }

    /// <summary>Makes batches of them.</summary>
    public BatchLoader Loader { get; }

    /// <summary>Counts right answers.</summary>
    public Evaluator Evaluator { get; }

    /// <summary>The network to learn from, or null.</summary>
    public Teacher? Teacher { get; }

    /// <summary>Who watches, or null.</summary>
    public ITrainingObserver? Observer { get; }

    /// <summary>Ends the training at the border of a batch.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Room for the teacher's answers to a batch.</summary>
    public float[] TeacherProbabilities { get; }

    /// <summary>The batch that the loader holds, with the teacher's answers.</summary>
    public TrainingBatch Batch(int classes)
    {
        if (Teacher is null)
            return new TrainingBatch(Loader.Images, Loader.Labels);
        Span<float> probabilities = TeacherProbabilities.AsSpan(0, Loader.Labels.Length * classes);
        Teacher.Predict(Loader.Images, probabilities);
        return new TrainingBatch(Loader.Images, Loader.Labels, probabilities);
    }
}
