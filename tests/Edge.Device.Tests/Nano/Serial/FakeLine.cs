using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Edge.Nano;

namespace Edge.Device.Tests.Nano.Serial;

/// <summary>A serial line whose bytes come in given pieces; a piece of no bytes is silence for as long as the reader waits.</summary>
internal sealed class FakeLine : ISerialPort
{
    private readonly Queue<byte[]> _pieces = new();
    private readonly StringBuilder _sent = new();
    private byte[] _piece = [];
    private int _position;

    /// <summary>Whether every piece has been read.</summary>
    public bool IsEmpty => _position == _piece.Length && _pieces.Count == 0;

    /// <summary>The lines that were sent, without their checks, which have to be right.</summary>
    public string[] Lines => [.. _sent.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Frames.WithoutCheck)];

    /// <summary>Milliseconds of silence so far.</summary>
    public long Waited { get; private set; }

    public void Add(params byte[][] pieces)
    {
        foreach (byte[] piece in pieces)
            _pieces.Enqueue(piece);
    }

    public void Silence() => Add([]);

    public void ClearLines() => _sent.Clear();

    public int Read(byte[] buffer, int offset, int count, int milliseconds)
    {
        Assert.InRange(count, 1, buffer.Length - offset);
        if (_position == _piece.Length)
        {
            _position = 0;
            _piece = _pieces.Count > 0 ? _pieces.Dequeue() : [];
        }
        int taken = Math.Min(count, _piece.Length - _position);
        Array.Copy(_piece, _position, buffer, offset, taken);
        _position += taken;
        if (taken == 0)
            Waited += milliseconds;
        return taken;
    }

    public void Write(byte[] buffer, int offset, int count) => _sent.Append(Encoding.ASCII.GetString(buffer, offset, count));
}
