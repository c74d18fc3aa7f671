namespace Edge.Nano.CoreS3;

/// <summary>The lines that a finger has drawn: points in pixels of the screen. What no longer fits is left out.</summary>
public sealed class Strokes
{
    /// <summary>The most points that are kept; a digit has some dozens.</summary>
    public const int MostPoints = 512;

    // A finger that rests would fill the room with one point.
    private const int LeastStep = 3;

    private readonly short[] _x = new short[MostPoints];
    private readonly short[] _y = new short[MostPoints];
    private readonly bool[] _isFirst = new bool[MostPoints];
    private bool _isDown;

    /// <summary>How many points there are.</summary>
    public int Count { get; private set; }

    /// <summary>Pixels from the left.</summary>
    public int X(int point) => _x[point];

    /// <summary>Pixels from the top.</summary>
    public int Y(int point) => _y[point];

    /// <summary>Whether a line begins here, so that none comes from the point before.</summary>
    public bool IsFirst(int point) => _isFirst[point];

    /// <summary>The finger is here.</summary>
    /// <returns>Whether the point was kept: it is a step away from the last, and there is room.</returns>
    public bool Add(int x, int y)
    {
        if (Count == MostPoints || (_isDown && IsNear(x - _x[Count - 1], y - _y[Count - 1])))
            return false;
        _x[Count] = (short)x;
        _y[Count] = (short)y;
        _isFirst[Count] = !_isDown;
        _isDown = true;
        Count++;
        return true;
    }

    /// <summary>The finger is lifted: the next point begins a line.</summary>
    public void Lift() => _isDown = false;

    /// <summary>Forgets every line.</summary>
    public void Clear()
    {
        Count = 0;
        _isDown = false;
    }

    private static bool IsNear(int x, int y) => x > -LeastStep && x < LeastStep && y > -LeastStep && y < LeastStep;
}
