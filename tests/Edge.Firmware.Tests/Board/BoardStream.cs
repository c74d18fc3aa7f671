using System;
using System.Collections.Generic;
using System.IO;
using Edge.Micro.Updates.Slots;
using Edge.Nano;

namespace Edge.Firmware.Tests.Board;

/// <summary>A line to a board that runs the firmware's own code at once: what is written is served, the answers can be read; both ways may be damaged.</summary>
internal sealed class BoardStream : Stream, ISerialPort
{
    private readonly Queue<byte> _toBoard = new();
    private readonly Queue<byte> _toHost = new();
    private readonly Func<byte[], byte[]> _damageFrame;
    private readonly Func<byte[], byte[]> _damageAnswer;
    private readonly FrameServer _server;

    public BoardStream(Func<byte[], byte[]>? damageFrame = null, Func<byte[], byte[]>? damageAnswer = null, BoardStore? store = null)
    {
        _damageFrame = damageFrame ?? (bytes => bytes);
        _damageAnswer = damageAnswer ?? (bytes => bytes);
        _server = store is null ? TestBoard.Serve(this) : TestBoard.Serve(this, store);
        _server.Start();
    }

    /// <summary>Frames that were written.</summary>
    public int Frames { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Frames++;
        foreach (byte b in _damageFrame(buffer.ToArray()))
            _toBoard.Enqueue(b);
        while (_server.Step(1) != FrameEvent.Silence)
        {
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Take(_toHost, buffer, offset, count);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    int ISerialPort.Read(byte[] buffer, int offset, int count, int milliseconds) => Take(_toBoard, buffer, offset, count);

    void ISerialPort.Write(byte[] buffer, int offset, int count)
    {
        foreach (byte b in _damageAnswer(buffer[offset..(offset + count)]))
            _toHost.Enqueue(b);
    }

    private static int Take(Queue<byte> from, byte[] buffer, int offset, int count)
    {
        int taken = 0;
        while (taken < count && from.TryDequeue(out byte next))
            buffer[offset + taken++] = next;
        return taken;
    }
}
