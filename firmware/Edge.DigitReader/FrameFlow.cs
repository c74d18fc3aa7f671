namespace Edge.DigitReader;

/// <summary>How the frames of a camera come.</summary>
public enum FrameFlow
{
    /// <summary>At once, when they are asked for: files, a data set.</summary>
    OnDemand,

    /// <summary>In their own time, and none may be lost: a recording that is played back through a pipe.</summary>
    Queued,

    /// <summary>In their own time, and only the newest counts: a camera. Frames that nobody has read yet are dropped.</summary>
    Live,
}
