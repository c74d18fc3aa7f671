namespace Edge.Trainer.Results;

/// <summary>A classifier on labelled images.</summary>
/// <param name="Images">The images.</param>
/// <param name="Correct">Those answered rightly.</param>
/// <param name="Loss">The mean cross-entropy, in nats, or null where it was not measured.</param>
public sealed record Score(int Images, int Correct, double? Loss)
{
    /// <summary>Right answers, in percent.</summary>
    public double Accuracy => 100.0 * Correct / Images;
}
