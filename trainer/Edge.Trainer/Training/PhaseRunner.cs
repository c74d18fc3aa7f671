using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Edge.Data;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training.Checkpoints;

namespace Edge.Trainer.Training;

/// <summary>Runs one phase of a training: its epochs, their validation, early stopping and the choice of weights.</summary>
internal sealed class PhaseRunner
{
    // As many as a page shows well.
    private const int WorstMistakes = 40;

    private readonly TrainingSession _session;
    private readonly PhasePlan _plan;
    private readonly ITrainingBackend _backend;
    private readonly List<EpochResult> _curve;
    private readonly int _allEpochs;

    // The running epoch.
    private int _images;
    private double _loss;
    private int _correct;
    private double _seconds;

    /// <param name="session">What phases share.</param>
    /// <param name="plan">The phase.</param>
    /// <param name="backend">What computes.</param>
    /// <param name="curve">The epochs of all phases so far, which this one adds to.</param>
    /// <param name="remaining">The epochs of the phases after this one.</param>
    public PhaseRunner(TrainingSession session, PhasePlan plan, ITrainingBackend backend, List<EpochResult> curve, int remaining)
    {
        (_session, _plan, _backend, _curve) = (session, plan, backend, curve);
        _allEpochs = curve.Count(e => e.Phase != plan.Phase) + plan.Recipe.Epochs + remaining;
    }

    /// <summary>The backend's state after the best epoch, or empty where the last one counts.</summary>
    public IReadOnlyList<StateTensor> Best { get; private set; } = [];

    private Recipe Recipe => _plan.Recipe;

    private EpochResult[] Own => [.. _curve.Where(e => e.Phase == _plan.Phase)];

    private int Steps => (_session.Data.Train.Count + Recipe.Batch - 1) / Recipe.Batch;

    /// <summary>Goes on where a checkpoint was written.</summary>
    /// <exception cref="ArgumentException">The state is of another network.</exception>
    public void Continue(Checkpoint checkpoint)
    {
        _backend.LoadState(checkpoint.State);
        Best = checkpoint.Best;
        CheckpointProgress progress = checkpoint.Progress;
        (_images, _loss, _correct, _seconds) = (progress.Images, progress.Loss, progress.Correct, progress.EpochSeconds);
    }

    /// <summary>Whether a state holds finite numbers alone.</summary>
    public static bool IsFinite(IReadOnlyList<StateTensor> state) =>
        !state.Any(t => t.Values is float[] values && Array.Exists(values, v => !float.IsFinite(v)));

    /// <summary>Where the phase stands.</summary>
    public CheckpointProgress Progress(IReadOnlyList<PhaseResult> phases, double seconds) =>
        new([.. _curve], phases, _plan.Phase, _images, _loss, _correct, _seconds, seconds);

    /// <summary>Trains, puts the chosen weights into the backend and tests them.</summary>
    /// <param name="save">Called with the backend's state after every epoch.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; it is looked at after every step.</exception>
    /// <exception cref="TrainingDivergedException">The loss or a weight is no finite number.</exception>
    public PhaseResult Run(Action<IReadOnlyList<StateTensor>> save)
    {
        EpochResult[] own = Own;
        while (own.Length < Recipe.Epochs && !EpochJudge.IsOver(own, Recipe.EarlyStopping))
        {
            EpochResult result = RunEpoch(own.Length);
            IReadOnlyList<StateTensor> state = _backend.SaveState();
            RefuseInfinite(state, result);
            _curve.Add(result);
            own = Own;
            if (EpochJudge.ChoiceOf(Recipe) is { } monitor && EpochJudge.Best(own, monitor) == own.Length - 1)
                Best = state;
            (_images, _loss, _correct, _seconds) = (0, 0, 0, 0);
            save(state);
            _session.Observer?.OnEpoch(result);
        }
        int chosen = EpochJudge.ChoiceOf(Recipe) is { } choice ? EpochJudge.Best(own, choice) : own.Length - 1;
        if (chosen < own.Length - 1)
            _backend.LoadState(Best);
        Answers test = Answer(_session.Data.Test, null)!;
        return new PhaseResult(_plan.Phase, own[chosen].Epoch, own.Length < Recipe.Epochs, new TestResult(test.Images, test.Correct, test.Loss))
        {
            ValidationAnswers = Answer(_session.Data.Validation, WorstMistakes),
            TestAnswers = test,
        };
    }

    // The trained network's answers to a set, or null where it has no images.
    private Answers? Answer(ImageSet set, int? mistakes)
    {
        if (set.Count == 0)
            return null;
        var builder = new AnswersBuilder(Recipe.Classes, mistakes);
        _session.Evaluator.Run(_backend, set, _plan.Phase, _session.Cancellation, builder);
        return builder.Build();
    }

    private EpochResult RunEpoch(int epoch)
    {
        double before = _seconds;
        long start = Stopwatch.GetTimestamp();
        _backend.BeginEpoch(epoch, Recipe.Epochs);
        int[] order = _session.Loader.Order(_session.Data.Train.Count, _plan.FirstEpoch + epoch);
        double rate = RateAt(epoch, Math.Max(_images - 1, 0));
        while (_images < order.Length)
        {
            _session.Cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(Recipe.Batch, order.Length - _images);
            _session.Loader.LoadTraining(_session.Data.Train, order.AsMemory(_images, count), _plan.FirstEpoch + epoch);
            rate = RateAt(epoch, _images);
            BatchResult result = _backend.TrainBatch(_session.Batch(Recipe.Classes), (float)rate);
            if (!double.IsFinite(result.Loss))
                throw Diverged($"a loss of {result.Loss}", _images / Recipe.Batch, rate);
            (_images, _loss, _correct) = (_images + count, _loss + result.Loss, _correct + result.Correct);
            _seconds = before + Stopwatch.GetElapsedTime(start).TotalSeconds;
            _session.Observer?.OnBatch(new TrainingProgress(
                _plan.Phase, _curve.Count + 1, _allEpochs, _images, order.Length, _loss / _images, (double)_correct / _images, rate));
        }
        Evaluation? validation = _session.Data.Validation.Count > 0
            ? _session.Evaluator.Run(_backend, _session.Data.Validation, _plan.Phase, _session.Cancellation)
            : null;
        double seconds = before + Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new EpochResult(
            _curve.Count + 1, _loss / _images, (double)_correct / _images, validation?.Accuracy, validation?.Loss, rate, _plan.Phase, seconds);
    }

    // The step size of the batch that begins with an image of an epoch.
    private double RateAt(int epoch, int image) =>
        Recipe.Optimizer.LearningRate * Recipe.Optimizer.Schedule.Factor(((long)epoch * Steps) + (image / Recipe.Batch), Steps, Recipe.Epochs);

    // A weight may overflow in the very last step of an epoch, before any loss shows it.
    private void RefuseInfinite(IReadOnlyList<StateTensor> state, EpochResult result)
    {
        if (!IsFinite(state))
            throw Diverged("an infinite weight", Steps - 1, result.LearningRate);
    }

    private TrainingDivergedException Diverged(string what, int batch, double rate) => new(what, _curve.Count + 1, batch + 1, Steps, rate);
}
