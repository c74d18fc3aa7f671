namespace Edge.Trainer.Training;

/// <summary>Watches a training.</summary>
public interface ITrainingObserver
{
    /// <summary>A step is done.</summary>
    void OnBatch(TrainingProgress progress);

    /// <summary>An epoch is done.</summary>
    void OnEpoch(EpochResult epoch);
}
