namespace Edge.Trainer.Recipes;

/// <summary>What judges an epoch on the held-out images.</summary>
public enum StoppingMonitor
{
    /// <summary>The accuracy, higher is better; of equal ones the lower loss.</summary>
    ValidationAccuracy,

    /// <summary>The mean cross-entropy, lower is better.</summary>
    ValidationLoss,
}
