namespace Edge.Trainer.Results;

/// <summary>One training of a network, quantised.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Epochs">Epochs that were trained, of all phases.</param>
/// <param name="FloatTest">The float network on the test images.</param>
/// <param name="Int8Validation">The int8 model on the images held out of the training images: what the choice of a seed looks at.</param>
/// <param name="Int8Test">The int8 model on the test images, which no choice looks at.</param>
/// <param name="TfliteSha256">SHA-256 of the int8 model.</param>
public sealed record SeedResult(int Seed, int Epochs, Score FloatTest, Score Int8Validation, Score Int8Test, string TfliteSha256)
{
    /// <summary>Test images that the trainer's own int8 network answered rightly after quantisation-aware training, or null without it: the engine must agree.</summary>
    public int? TrainerInt8Correct { get; init; }
}
