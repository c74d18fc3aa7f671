using System.Collections.Generic;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Training;

/// <summary>Judges the epochs of a phase by the held-out images.</summary>
internal static class EpochJudge
{
    /// <summary>The index of the best epoch, the first of equal ones.</summary>
    /// <param name="epochs">At least one, each validated.</param>
    /// <param name="monitor">What counts.</param>
    public static int Best(IReadOnlyList<EpochResult> epochs, StoppingMonitor monitor)
    {
        int best = 0;
        for (int i = 1; i < epochs.Count; i++)
            if (IsBetter(epochs[i], epochs[best], monitor))
                best = i;
        return best;
    }

    /// <summary>Whether a phase ends here: the last <see cref="EarlyStoppingSpec.Patience"/> epochs brought nothing better.</summary>
    public static bool IsOver(IReadOnlyList<EpochResult> epochs, EarlyStoppingSpec? stopping) =>
        stopping is not null && epochs.Count > stopping.Patience && epochs.Count - 1 - Best(epochs, stopping.Monitor) >= stopping.Patience;

    /// <summary>What chooses the epoch whose weights a phase gives, or null where it is the last one.</summary>
    public static StoppingMonitor? ChoiceOf(Recipe recipe) => recipe.BestEpoch ? StoppingMonitor.ValidationAccuracy : recipe.EarlyStopping?.Monitor;

    private static bool IsBetter(EpochResult one, EpochResult other, StoppingMonitor monitor) => monitor == StoppingMonitor.ValidationLoss
        ? one.ValidationLoss < other.ValidationLoss
        : one.ValidationAccuracy > other.ValidationAccuracy || (one.ValidationAccuracy == other.ValidationAccuracy && one.ValidationLoss < other.ValidationLoss);
}
