namespace Edge.Trainer.Recipes;

/// <summary>Ends a phase of the training when the held-out images say that it no longer helps; the best epoch's weights are restored.</summary>
public sealed record EarlyStoppingSpec
{
    /// <summary>How many epochs without a better value are waited, at least 1.</summary>
    public int Patience { get; init; } = 2;

    /// <summary>The value that is watched.</summary>
    public StoppingMonitor Monitor { get; init; }
}
