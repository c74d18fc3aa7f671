using Edge.Vision;

namespace Edge.Trainer.Data;

/// <summary>What vision has cut out of a made photograph.</summary>
/// <param name="Label">The digit, 0 to 9, or <see cref="PhotographData.Other"/>.</param>
/// <param name="Photograph">The photograph's number.</param>
/// <param name="Pixels">28x28 pixels of <see cref="Channels"/> channels: the digit as vision draws it, and what lies around it.</param>
internal sealed record CutOut(byte Label, int Photograph, byte[] Pixels)
{
    /// <summary>One of the digit and those of its surroundings.</summary>
    public const int Channels = 1 + Surroundings.Channels;
}
