namespace Edge.Trainer.Training;

/// <summary>Where a training stands.</summary>
/// <param name="Phase">The running phase.</param>
/// <param name="Epoch">The running epoch, from 1; the second phase counts on.</param>
/// <param name="Epochs">All epochs, unless a phase ends early.</param>
/// <param name="Images">The images of this epoch that are done.</param>
/// <param name="ImagesPerEpoch">The images of an epoch.</param>
/// <param name="Loss">The mean loss of this epoch so far, in nats.</param>
/// <param name="Accuracy">The accuracy of this epoch so far, 0 to 1.</param>
/// <param name="LearningRate">The step size of the last step.</param>
public readonly record struct TrainingProgress(
    TrainingPhase Phase, int Epoch, int Epochs, int Images, int ImagesPerEpoch, double Loss, double Accuracy, double LearningRate);
