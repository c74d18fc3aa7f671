using System;
using Edge.DigitReader;

namespace Edge.WebPage;

/// <summary>The device's camera, opened when somebody watches and closed when nobody does.</summary>
/// <param name="Name">What a person would call it.</param>
/// <param name="Open">Opens it. A stream that ends is opened again.</param>
/// <param name="FrameInterval">The least time between two frames that are shown.</param>
public sealed record CameraSource(string Name, Func<ICamera> Open, TimeSpan FrameInterval)
{
    /// <summary>A camera that gives no frame for this long is taken for a broken one, and its viewers are told.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether one frame shows what the one before it did, so that they vote; false where each is a picture of its own.</summary>
    public bool Votes { get; init; }
}
