namespace Edge.Benchmarks.Vision;

/// <summary>What frames of one content cost.</summary>
/// <param name="Content">What the frames show.</param>
/// <param name="First">The first look: the digits as vision finds them by itself.</param>
/// <param name="All">The first look and the further ones, which a reader asks for where the first is not answered.</param>
/// <param name="Reading">The whole reader: as many looks as it takes, the networks and the choice.</param>
/// <param name="Candidates">Candidates of all looks, the mean of the frames.</param>
internal sealed record VisionRow(string Content, FrameTiming First, FrameTiming All, FrameTiming Reading, double Candidates);
