namespace Edge.Vision.Steps;

/// <summary>A way to look at a frame.</summary>
/// <param name="Kind">What its candidates are called.</param>
/// <param name="IsTurned">Whether in the polarity that is less likely its ink's.</param>
/// <param name="Share16">From which share of the strongest contrast nearby a pixel is ink, in sixteenths.</param>
/// <param name="StrokeShare">Strokes are narrower than this share (1 / n) of the frame's shorter side, what is wider is lighting; 0 where the frame is taken as it is.</param>
/// <param name="Smoothing">How often neighbours are averaged before.</param>
internal readonly record struct LookWay(CandidateKind Kind, bool IsTurned, int Share16, int StrokeShare, int Smoothing);
