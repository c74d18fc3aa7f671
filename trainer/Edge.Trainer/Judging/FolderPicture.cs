using System.Collections.Generic;
using Edge.Photographs;
using Edge.Vision;

namespace Edge.Trainer.Judging;

/// <summary>A picture file and what it shows.</summary>
/// <param name="Path">The file.</param>
/// <param name="Truth">The digits in it in reading order; none for something else.</param>
/// <param name="Boxes">Where they are; null where that is not known of one digit.</param>
/// <param name="Other">What else it shows; empty for digits.</param>
/// <param name="Disturbances">What makes it hard, where that is known.</param>
internal sealed record FolderPicture(string Path, IReadOnlyList<int> Truth, IReadOnlyList<DigitBox>? Boxes, string Other, Disturbances Disturbances);
