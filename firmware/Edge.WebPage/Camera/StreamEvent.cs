namespace Edge.WebPage.Camera;

/// <summary>A server-sent event (HTML Living Standard, section 9.2).</summary>
/// <param name="Name">Its name: frame or notice.</param>
/// <param name="Data">JSON without line breaks.</param>
internal sealed record StreamEvent(string Name, string Data);
