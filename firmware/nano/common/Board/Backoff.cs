namespace Edge.Nano;

/// <summary>The pauses between attempts to start a device that fails: each is twice the one before, up to a bound.</summary>
public sealed class Backoff
{
    /// <summary>The pause after a first fault, in milliseconds.</summary>
    public const int FirstPause = 500;

    /// <summary>The longest pause, in milliseconds.</summary>
    public const int LongestPause = 8000;

    // A wait is done in pieces of this, so that a caller is never kept for long.
    private const int PieceMilliseconds = 100;

    private readonly IClock _clock;
    private int _pause = FirstPause;
    private long _until;

    /// <summary>Makes one that does not wait.</summary>
    public Backoff(IClock clock)
    {
        _clock = clock;
        _until = clock.Milliseconds;
    }

    /// <summary>Waits a moment where a pause is not over.</summary>
    /// <returns>Whether it is over, so that the device may be tried.</returns>
    public bool IsOver()
    {
        long rest = _until - _clock.Milliseconds;
        if (rest <= 0)
            return true;
        _clock.Sleep(rest < PieceMilliseconds ? (int)rest : PieceMilliseconds);
        return false;
    }

    /// <summary>The device has failed: a pause begins.</summary>
    /// <returns>Its length in milliseconds.</returns>
    public int Fail()
    {
        int pause = _pause;
        _until = _clock.Milliseconds + pause;
        _pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        return pause;
    }

    /// <summary>The device works: the next pause is the first again.</summary>
    public void Succeed() => _pause = FirstPause;
}
