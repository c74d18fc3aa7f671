using System;
using System.IO;
using Edge.Trainer.Training;

namespace Edge.Trainer.CommandLine;

/// <summary>One line an epoch, for logs.</summary>
internal sealed class PlainProgress(TextWriter writer) : ITrainingObserver
{
    public static string Describe(EpochResult epoch)
    {
        string validation = epoch.ValidationAccuracy is { } accuracy ? FormattableString.Invariant($", validation {accuracy:P2} (loss {epoch.ValidationLoss:F4})") : "";
        return FormattableString.Invariant(
            $"{Name(epoch.Phase)}epoch {epoch.Epoch}: loss {epoch.Loss:F4}, training {epoch.TrainAccuracy:P2}{validation}, learning rate {epoch.LearningRate:G3}, {epoch.Seconds:F1} s");
    }

    /// <summary>What tells the int8 phase from the float phase at the begin of a line.</summary>
    public static string Name(TrainingPhase phase) => phase == TrainingPhase.Int8Network ? "int8 " : "";

    public void OnBatch(TrainingProgress progress)
    {
    }

    public void OnEpoch(EpochResult epoch)
    {
        writer.WriteLine(Describe(epoch));
        writer.Flush();
    }
}
