using System;
using Edge.Micro.Updates;
using Edge.Micro.Updates.Slots;

namespace Edge.Nano;

/// <summary>
/// Takes packages of networks over the serial line, a piece a frame. Every frame may come twice, as its answer may be lost; a transfer that was cut goes on
/// where it stopped, over a reset too.
/// </summary>
public sealed class UpdateServer : IFrameHandler
{
    private readonly BoardStore _store;
    private readonly byte[] _payload = new byte[FrameFormat.LargestUpdateChunk];
    private string? _refusal;

    /// <summary>Makes a server.</summary>
    /// <param name="store">Takes the packages.</param>
    public UpdateServer(BoardStore store) => _store = store;

    /// <inheritdoc/>
    public bool TryAnswer(FrameReceiver frame, LineWriter line)
    {
        if (frame.Kind < FrameFormat.UpdateState || frame.Kind > FrameFormat.UpdateCommit)
            return false;
        string? fault;
        try
        {
            fault = Obey(frame);
        }
        catch (Exception e)
        {
            // The medium's own faults: the board goes on with the network that it has.
            fault = "Expected storage that works, got: " + e.Message + "; look after the card and send the package again.";
        }
        if (fault != null)
        {
            line.Add("error seq=").Add(frame.Sequence).Add(" ").Add(fault).End();
            return true;
        }
        line.Add("update seq=").Add(frame.Sequence).Add(" version=").Add(_store.Version).Add(" bytes=").Add(_store.Incoming.Length).Add(" capacity=").Add(_store.Incoming.Capacity);
        if (frame.Kind == FrameFormat.UpdateState)
            line.Add(" check=").Add(SlotCheck.Of(_store.Incoming));
        line.End();
        return true;
    }

    // Null, or the sentence for the other side.
    private string? Obey(FrameReceiver frame)
    {
        if (frame.Kind == FrameFormat.UpdateState)
            return null;
        if (frame.Kind == FrameFormat.UpdateBegin)
        {
            _refusal = null;
            _store.Incoming.Erase();
            return null;
        }
        int length = frame.Width * frame.Height;
        if (length < FrameFormat.UpdateNumberLength || length > _payload.Length)
            return "Expected a payload of 4 to " + _payload.Length + " bytes, got " + length + "; send smaller pieces.";
        frame.CopyPayload(_payload);
        uint number = FrameFormat.ReadUInt32(_payload, 0);
        return frame.Kind == FrameFormat.UpdateChunk ? Append(number, length - FrameFormat.UpdateNumberLength) : Commit(number);
    }

    private string? Append(uint position, int count)
    {
        IModelSlot slot = _store.Incoming;
        // The frame before was answered and the answer was lost.
        if (position + (uint)count <= (uint)slot.Length)
            return null;
        if (position != (uint)slot.Length)
            return "Expected bytes from " + slot.Length + ", got some from " + position + "; go on there.";
        if (count > slot.Capacity - slot.Length)
            return "Expected a package of at most " + slot.Capacity + " bytes, got more; make the network smaller.";
        slot.Append(_payload, FrameFormat.UpdateNumberLength, count);
        return null;
    }

    private string? Commit(uint version)
    {
        if (version == (uint)_store.Version)
            return null;
        if (_refusal != null && _store.Incoming.Length == 0)
            return _refusal;
        try
        {
            _store.Commit();
            return null;
        }
        catch (UpdateException e)
        {
            return _refusal = e.Message;
        }
    }
}
