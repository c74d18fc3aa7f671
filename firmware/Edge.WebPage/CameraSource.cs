using System;
using Edge.DigitReader;

namespace Edge.WebPage;

/// <summary>The device's camera, opened when somebody watches and closed when nobody does.</summary>
/// <param name="Name">What a person would call it.</param>
/// <param name="Open">Opens it. A stream that ends is opened again.</param>
/// <param name="FrameInterval">The least time between two frames that are shown.</param>
public sealed record CameraSource(string Name, Func<ICamera> Open, TimeSpan FrameInterval);
