namespace Edge.RaspberryPi.CommandLine;

/// <summary>What a check of the self-test found.</summary>
/// <param name="Name">What was checked: camera, display, gpio or model.</param>
/// <param name="IsWell">Whether all is well.</param>
/// <param name="Text">What was seen, or what was expected, what was there and what to do.</param>
public sealed record CheckResult(string Name, bool IsWell, string Text);
