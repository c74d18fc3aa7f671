using System.Threading;
using Edge.Trainer.Training;

namespace Edge.Trainer.Tests.Training;

/// <summary>Interrupts a training after so many steps.</summary>
internal sealed class StepLimit(int steps, CancellationTokenSource source) : ITrainingObserver
{
    private int _steps;

    public void OnBatch(TrainingProgress progress)
    {
        if (++_steps == steps)
            source.Cancel();
    }

    public void OnEpoch(EpochResult epoch)
    {
    }
}
