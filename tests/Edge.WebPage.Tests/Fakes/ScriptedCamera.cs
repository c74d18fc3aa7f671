using System;
using System.Threading;
using Edge.DigitReader;
using Edge.Vision;

namespace Edge.WebPage.Tests.Fakes;

/// <summary>A camera whose every frame a test decides.</summary>
internal sealed class ScriptedCamera : ICamera
{
    private readonly Action<GrayImage, int> _draw;
    private readonly Action _closed;
    private readonly int _end;
    private int _next;

    /// <summary>Makes it.</summary>
    /// <param name="draw">Draws frame n, or throws.</param>
    /// <param name="closed">Called when it is disposed of.</param>
    /// <param name="end">Frames until the end of the stream.</param>
    /// <param name="width">Width of a frame.</param>
    public ScriptedCamera(Action<GrayImage, int> draw, Action? closed = null, int end = int.MaxValue, int width = 320)
    {
        Width = width;
        _draw = draw;
        _closed = closed ?? (() => { });
        _end = end;
    }

    public string Name => "scripted";

    public int Width { get; }

    public int Height => 240;

    public bool TryRead(GrayImage frame, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_next == _end)
            return false;
        _draw(frame, _next++);
        return true;
    }

    public void Dispose() => _closed();
}
