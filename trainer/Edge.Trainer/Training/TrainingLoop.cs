using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Edge.Cli;
using Edge.Trainer.Export;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training.Checkpoints;

namespace Edge.Trainer.Training;

/// <summary>Drives backends through a recipe: the float phase, the int8 phase where there is one, checkpoints, and the test at the end of each.</summary>
public sealed class TrainingLoop
{
    private readonly Recipe _recipe;
    private readonly DataSplit _data;
    private readonly Func<Recipe, WorkerPool, ITrainingBackend> _makeFloat;
    private readonly WorkerPool _pool;

    /// <summary>Prepares a training.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="data">Its images.</param>
    /// <param name="makeFloat">Makes the backend of the float phase; the loop disposes of it.</param>
    /// <param name="pool">The threads of augmentation and managed backends; they stay the caller's.</param>
    public TrainingLoop(Recipe recipe, DataSplit data, Func<Recipe, WorkerPool, ITrainingBackend> makeFloat, WorkerPool pool)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(makeFloat);
        (_recipe, _data, _makeFloat, _pool) = (recipe, data, makeFloat, pool);
    }

    /// <summary>Makes the backend of the int8 phase from the float phase's network.</summary>
    public Func<Recipe, TrainedModel, WorkerPool, ITrainingBackend> MakeInt8 { get; init; } = static (recipe, model, pool) => new QuantizedBackend(recipe, model, pool);

    /// <summary>The network to learn from; there where the recipe has distillation.</summary>
    public Teacher? Teacher { get; init; }

    /// <summary>Where a checkpoint is written after every epoch, at an interruption and at the end; null for nowhere.</summary>
    public CheckpointFile? Checkpoints { get; init; }

    /// <summary>The name of the float phase's backend, once it was made.</summary>
    public string Backend { get; private set; } = "";

    /// <summary>The last checkpoint that was taken or gone on from; null before the first.</summary>
    public Checkpoint? LastCheckpoint { get; private set; }

    /// <summary>Trains all phases.</summary>
    /// <param name="from">The checkpoint to go on from, or null to begin.</param>
    /// <param name="observer">Who watches, or null.</param>
    /// <param name="cancellation">Ends the training.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; it is looked at after every step, and a checkpoint was written.</exception>
    /// <exception cref="TrainingDivergedException">The loss or a weight is no finite number; the last checkpoint stays as it is.</exception>
    /// <exception cref="UserErrorException">The checkpoint is of another training.</exception>
    public TrainingResult Run(Checkpoint? from, ITrainingObserver? observer, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        using ITrainingBackend floatBackend = _makeFloat(_recipe, _pool);
        TrainingRecord record = Open(from, floatBackend.Name);
        var session = new TrainingSession(_recipe, _data, _pool, Teacher, observer, cancellation);
        (Backend, LastCheckpoint) = (floatBackend.Name, from);
        double Seconds() => record.SecondsBefore + Stopwatch.GetElapsedTime(start).TotalSeconds;
        IReadOnlyList<PhasePlan> plans = PhasePlan.Of(_recipe);
        TrainedModel? model = null;
        // A training that was finished gives its network once more.
        for (int i = Math.Min(record.Phases.Count, plans.Count - 1); i < plans.Count; i++)
        {
            using ITrainingBackend? int8Backend = plans[i].Phase == TrainingPhase.Int8Network ? MakeInt8(plans[i].Recipe, FloatModel(record, floatBackend), _pool) : null;
            ITrainingBackend backend = int8Backend ?? floatBackend;
            var runner = new PhaseRunner(session, plans[i], backend, record.Curve, plans.Skip(i + 1).Sum(p => p.Recipe.Epochs));
            bool isFinished = record.Phases.Count == plans.Count;
            if (from is not null && (isFinished || from.Progress.Running == plans[i].Phase))
                Fitting(() => runner.Continue(from));
            if (!isFinished)
                RunPhase(runner, backend, record, Seconds);
            model = backend.Export();
        }
        return new TrainingResult(model!, record.Curve, record.Phases, Seconds());
    }

    /// <summary>Refuses a checkpoint that this training cannot go on from.</summary>
    /// <exception cref="UserErrorException">It is of another training.</exception>
    public void RequireFit(Checkpoint checkpoint)
    {
        using ITrainingBackend backend = _makeFloat(_recipe, _pool);
        Open(checkpoint, backend.Name);
    }

    /// <summary>The network as a checkpoint has it: of the best epoch where the recipe gives that, otherwise of the last one that is done.</summary>
    /// <exception cref="UserErrorException">The checkpoint is of another training.</exception>
    public TrainedModel ModelOf(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        using ITrainingBackend floatBackend = _makeFloat(_recipe, _pool);
        TrainingRecord record = Open(checkpoint, floatBackend.Name);
        PhasePlan? int8 = PhasePlan.Of(_recipe).FirstOrDefault(p => p.Phase == TrainingPhase.Int8Network);
        bool isInt8 = checkpoint.Progress.Running == TrainingPhase.Int8Network || record.Phases.Count > 1;
        using ITrainingBackend? int8Backend = isInt8 ? MakeInt8(int8!.Recipe, FloatModel(record, floatBackend), _pool) : null;
        ITrainingBackend backend = int8Backend ?? floatBackend;
        Fitting(() => backend.LoadState(checkpoint.Best.Count > 0 ? checkpoint.Best : checkpoint.State));
        return backend.Export();
    }

    private void RunPhase(PhaseRunner runner, ITrainingBackend backend, TrainingRecord record, Func<double> seconds)
    {
        void Save(IReadOnlyList<StateTensor> state) => Write(
            new Checkpoint(record.Identity, runner.Progress(record.Phases, seconds()), state, runner.Best, record.FloatModel));
        PhaseResult result;
        try
        {
            result = runner.Run(Save);
        }
        catch (OperationCanceledException)
        {
            IReadOnlyList<StateTensor> state = backend.SaveState();
            // The last good checkpoint is better than one that cannot be trained on.
            if (PhaseRunner.IsFinite(state))
                Save(state);
            throw;
        }
        record.Phases.Add(result);
        if (result.Phase == TrainingPhase.FloatNetwork)
            record.FloatModel = ModelTensors.Of(backend.Export());
        CheckpointProgress progress = runner.Progress([.. record.Phases], seconds()) with { Running = null };
        Write(new Checkpoint(record.Identity, progress, backend.SaveState(), [], record.FloatModel));
    }

    private TrainingRecord Open(Checkpoint? from, string backend)
    {
        var identity = new CheckpointIdentity(_recipe, backend, CheckpointIdentity.HashOf(_data), Teacher?.Hash ?? "");
        if (from is null)
            return new TrainingRecord(identity, [], [], 0);
        return identity.DifferenceTo(from.Identity) is not { } difference
            ? new TrainingRecord(identity, [.. from.Progress.Epochs], [.. from.Progress.Phases], from.Progress.Seconds) { FloatModel = from.FloatModel }
            : throw new UserErrorException($"Expected a checkpoint of this training of recipe '{_recipe.Name}', got one {difference}; train without --resume, or into another folder.");
    }

    private TrainedModel FloatModel(TrainingRecord record, ITrainingBackend floatBackend) => Fitting(() => ModelTensors.Restore(floatBackend.Export(), record.FloatModel));

    private void Fitting(Action load) => Fitting(() =>
    {
        load();
        return true;
    });

    private T Fitting<T>(Func<T> load)
    {
        try
        {
            return load();
        }
        catch (ArgumentException e)
        {
            throw new UserErrorException($"Expected a checkpoint of the network of recipe '{_recipe.Name}', got one with other tensors; train again without --resume.", e);
        }
    }

    private void Write(Checkpoint checkpoint)
    {
        LastCheckpoint = checkpoint;
        Checkpoints?.WriteAsync(checkpoint).GetAwaiter().GetResult();
    }
}
