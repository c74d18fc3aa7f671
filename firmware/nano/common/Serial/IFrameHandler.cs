namespace Edge.Nano;

/// <summary>Answers frames that the server itself does not know.</summary>
public interface IFrameHandler
{
    /// <summary>Answers a frame, where it is one of its own.</summary>
    /// <param name="frame">Holds a whole frame with right checks.</param>
    /// <param name="line">Takes the answer.</param>
    /// <returns>False where the frame is of another kind; nothing was sent then.</returns>
    bool TryAnswer(FrameReceiver frame, LineWriter line);
}
