using System;
using System.IO;
using Edge.Trainer.Training;

namespace Edge.Trainer.CommandLine;

/// <summary>One line an epoch, for logs.</summary>
internal sealed class PlainProgress(TextWriter writer) : ITrainingObserver
{
    public static string Describe(EpochResult epoch)
    {
        string validation = epoch.ValidationAccuracy is { } accuracy ? FormattableString.Invariant($", validation {accuracy:P2}") : "";
        return FormattableString.Invariant($"epoch {epoch.Epoch}: loss {epoch.Loss:F4}, training {epoch.TrainAccuracy:P2}{validation}, {epoch.Seconds:F1} s");
    }

    public void OnBatch(TrainingProgress progress)
    {
    }

    public void OnEpoch(EpochResult epoch)
    {
        writer.WriteLine(Describe(epoch));
        writer.Flush();
    }
}
