using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Edge.DigitReader;
using Edge.Nano;
using Edge.RaspberryPi.Screen;
using Edge.RaspberryPi.Service;

namespace Edge.RaspberryPi.Controls;

/// <summary>
/// What the loop shows goes through here: frozen pictures, announcements, the LED, the sign of life. A display that fails is said once and tried again
/// from time to time; the others go on.
/// </summary>
public sealed class FrontDisplay : IDisplay
{
    /// <summary>How long an announcement stays.</summary>
    public static readonly TimeSpan AnnouncementTime = TimeSpan.FromSeconds(1.5);

    /// <summary>How long a display that has failed is left alone.</summary>
    public static readonly TimeSpan RetryTime = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<IReaderDisplay> _displays;
    private readonly DateTimeOffset[] _retries;
    private readonly string?[] _faults;
    private readonly Heartbeat _heartbeat;
    private readonly TextWriter _errors;
    private readonly TimeProvider _time;
    private volatile bool _isFrozen;
    private volatile string? _announcement;
    private bool _isFrozenShown;
    private DateTimeOffset _announcementEnd = DateTimeOffset.MinValue;

    /// <summary>Makes it.</summary>
    /// <param name="displays">The displays; disposed of with this one.</param>
    /// <param name="heartbeat">Gets a beat with each reading.</param>
    /// <param name="errors">Where messages go as lines of text.</param>
    /// <param name="time">The clock.</param>
    public FrontDisplay(IReadOnlyList<IReaderDisplay> displays, Heartbeat heartbeat, TextWriter errors, TimeProvider time)
    {
        _displays = displays ?? throw new ArgumentNullException(nameof(displays));
        _heartbeat = heartbeat ?? throw new ArgumentNullException(nameof(heartbeat));
        _errors = errors ?? throw new ArgumentNullException(nameof(errors));
        _time = time ?? throw new ArgumentNullException(nameof(time));
        _retries = new DateTimeOffset[displays.Count];
        _faults = new string?[displays.Count];
    }

    /// <summary>The LED; null where there is none.</summary>
    public FrontPanel? Panel { get; set; }

    /// <summary>Whether the picture stands still.</summary>
    public bool IsFrozen => _isFrozen;

    /// <summary>Stops the picture with the next reading, or lets it go on. From any thread.</summary>
    public void ToggleFrozen() => _isFrozen = !_isFrozen;

    /// <summary>Shows a text for a moment and lets the picture go on. From any thread.</summary>
    public void Announce(string text)
    {
        _isFrozen = false;
        _announcement = text;
    }

    /// <inheritdoc/>
    public void Show(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        _heartbeat.Beat();
        if (Interlocked.Exchange(ref _announcement, null) is { } text)
        {
            _announcementEnd = _time.GetUtcNow() + AnnouncementTime;
            Each(display => display.ShowMessage(text));
        }
        bool isFrozen = _isFrozen;
        if (_time.GetUtcNow() < _announcementEnd || (isFrozen && _isFrozenShown))
            return;
        _isFrozenShown = isFrozen;
        bool areWell = Each(display =>
        {
            display.IsFrozen = isFrozen;
            display.Show(reading);
        });
        Light(!areWell ? LedState.Fault : reading.Answers > 0 ? LedState.On : LedState.Off);
    }

    /// <inheritdoc/>
    public void ShowMessage(string message)
    {
        _heartbeat.Beat();
        _errors.WriteLine($"warning: {message}");
        _isFrozenShown = false;
        Each(display => display.ShowMessage(message));
        Light(LedState.Fault);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IReaderDisplay display in _displays)
            display.Dispose();
    }

    private void Light(LedState state)
    {
        if (Panel is { } panel)
            panel.Led = state;
    }

    // Whether all displays are well.
    private bool Each(Action<IReaderDisplay> show)
    {
        bool areWell = true;
        for (int i = 0; i < _displays.Count; i++)
        {
            if (_time.GetUtcNow() >= _retries[i])
                Try(i, show);
            areWell &= _faults[i] is null;
        }
        return areWell;
    }

    private void Try(int index, Action<IReaderDisplay> show)
    {
        try
        {
            show(_displays[index]);
            _faults[index] = null;
        }
        catch (Exception e) when (e is IOException or DeviceException or UnauthorizedAccessException or InvalidOperationException)
        {
            _retries[index] = _time.GetUtcNow() + RetryTime;
            if (_faults[index] != e.Message)
                _errors.WriteLine($"warning: {e.Message}");
            _faults[index] = e.Message;
        }
    }
}
