namespace Edge.Nano;

/// <summary>What <see cref="FrameReceiver.Receive"/> met.</summary>
public enum FrameEvent
{
    /// <summary>No byte came in time.</summary>
    Silence,

    /// <summary>A whole frame with right checks.</summary>
    Frame,

    /// <summary>A frame whose payload differs from its check.</summary>
    WrongCheck,

    /// <summary>The header of a frame, and then no bytes for too long.</summary>
    Incomplete,

    /// <summary>The header of a frame that is larger than the receiver's memory.</summary>
    TooLarge,

    /// <summary>Bytes that are no frame, and then silence.</summary>
    Garbage,
}
