namespace Edge.Trainer.Training;

/// <summary>A trained network on the test images, which no choice has seen.</summary>
/// <param name="Images">The test images.</param>
/// <param name="Correct">Those answered rightly.</param>
/// <param name="Loss">The mean cross-entropy, in nats.</param>
public sealed record TestResult(int Images, int Correct, double Loss)
{
    /// <summary>The part answered rightly, 0 to 1.</summary>
    public double Accuracy => (double)Correct / Images;
}
