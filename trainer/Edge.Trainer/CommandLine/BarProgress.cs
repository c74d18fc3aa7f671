using System;
using Edge.Trainer.Training;
using Spectre.Console;

namespace Edge.Trainer.CommandLine;

/// <summary>A progress bar over all epochs, with a line above it for each epoch that is done.</summary>
internal sealed class BarProgress(ProgressContext context, int epochs) : ITrainingObserver
{
    private readonly ProgressTask _task = context.AddTask("training", maxValue: epochs);

    public void OnBatch(TrainingProgress progress)
    {
        _task.Description = FormattableString.Invariant(
            $"{PlainProgress.Name(progress.Phase)}epoch {progress.Epoch}/{progress.Epochs}  loss {progress.Loss:F4}  accuracy {progress.Accuracy:P2}");
        // A phase that ends early leaves fewer epochs.
        _task.MaxValue = progress.Epochs;
        _task.Value = progress.Epoch - 1 + ((double)progress.Images / progress.ImagesPerEpoch);
    }

    public void OnEpoch(EpochResult epoch) => AnsiConsole.WriteLine(PlainProgress.Describe(epoch));
}
