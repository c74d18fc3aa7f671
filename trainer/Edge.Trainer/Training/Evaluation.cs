namespace Edge.Trainer.Training;

/// <summary>The answers of a network to a set of labelled images.</summary>
/// <param name="Images">The images.</param>
/// <param name="Correct">Those answered rightly.</param>
/// <param name="Loss">The mean cross-entropy, in nats.</param>
public readonly record struct Evaluation(int Images, int Correct, double Loss)
{
    /// <summary>The part answered rightly, 0 to 1.</summary>
    public double Accuracy => (double)Correct / Images;
}
