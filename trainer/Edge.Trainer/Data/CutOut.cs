using Edge.Vision;

namespace Edge.Trainer.Data;

/// <summary>What vision has cut out of a made photograph.</summary>
/// <param name="Label">The digit, 0 to 9, or <see cref="PhotographData.Other"/>.</param>
/// <param name="Pixels">28x28 pixels: the digit as vision draws it; for a gate of <see cref="Channels"/> channels, with what lies around it.</param>
internal sealed record CutOut(byte Label, byte[] Pixels)
{
    /// <summary>One of the digit and those of its surroundings.</summary>
    public const int Channels = 1 + Surroundings.Channels;
}
