using System.Collections.Generic;

namespace Edge.Trainer.Training;

/// <summary>What the trained network answers to a set of labelled images.</summary>
/// <param name="Images">The images.</param>
/// <param name="Correct">Those answered rightly.</param>
/// <param name="Loss">The mean cross-entropy, in nats.</param>
/// <param name="Confusion">One row a class, one column an answer.</param>
/// <param name="Reliability">The answers by their probability, least first; ranges without answers are left out.</param>
/// <param name="Mistakes">The wrong answers with the highest loss, worst first; null where single images are not told, as of the test images, which must steer nothing.</param>
public sealed record Answers(
    int Images, int Correct, double Loss, IReadOnlyList<IReadOnlyList<int>> Confusion, IReadOnlyList<ReliabilityBin> Reliability, IReadOnlyList<Mistake>? Mistakes);
