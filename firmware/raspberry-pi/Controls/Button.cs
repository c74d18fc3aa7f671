namespace Edge.RaspberryPi.Controls;

/// <summary>Makes presses of the level of a pin. Contacts bounce for some milliseconds, so a level counts only when it has lasted.</summary>
public sealed class Button
{
    /// <summary>How long a level has to last.</summary>
    public const long DebounceMilliseconds = 20;

    /// <summary>From here on a press is a long one.</summary>
    public const long LongMilliseconds = 800;

    private bool _level;
    private bool _isDown;
    private long _levelSince;
    private long _downSince;
    private bool _isCounted = true;
    private bool _isStarted;

    /// <summary>Takes a look at the pin.</summary>
    /// <param name="isDown">Whether it is pressed now.</param>
    /// <param name="milliseconds">A clock that only goes forward.</param>
    /// <returns>The press that this look completes.</returns>
    public ButtonPress Look(bool isDown, long milliseconds)
    {
        if (!_isStarted)
        {
            // One that is held while the program starts, or is wired wrongly, is no press.
            (_isStarted, _level, _isDown, _levelSince) = (true, isDown, isDown, milliseconds);
            return ButtonPress.None;
        }
        if (isDown != _level)
            (_level, _levelSince) = (isDown, milliseconds);
        if (_level != _isDown && milliseconds - _levelSince >= DebounceMilliseconds)
            return Change(milliseconds);
        if (!_isDown || !_level || _isCounted || milliseconds - _downSince < LongMilliseconds)
            return ButtonPress.None;
        _isCounted = true;
        return ButtonPress.Hold;
    }

    private ButtonPress Change(long milliseconds)
    {
        _isDown = _level;
        if (_isDown)
        {
            (_downSince, _isCounted) = (_levelSince, false);
            return ButtonPress.None;
        }
        if (_isCounted)
            return ButtonPress.None;
        _isCounted = true;
        // Looks may be far apart on a busy machine.
        return _levelSince - _downSince >= LongMilliseconds ? ButtonPress.Hold : ButtonPress.Press;
    }
}
