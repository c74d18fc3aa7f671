namespace Edge.Trainer.Judging;

/// <summary>What a microcontroller makes of a photograph: the digit that vision finds first, and the network's scores for it.</summary>
/// <param name="Photograph">What it shows, and what was found without a limit on the score.</param>
/// <param name="Sample">The scores; null where nothing was found.</param>
internal sealed record BoardLook(JudgedPhotograph Photograph, RejectionSample? Sample);
