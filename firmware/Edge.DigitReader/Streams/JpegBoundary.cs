using System;
using System.Buffers.Binary;

namespace Edge.DigitReader.Streams;

/// <summary>Finds where JPEG pictures begin and end (ITU-T T.81, B.1) without decoding them. Goes on where it was as bytes are added.</summary>
internal sealed class JpegBoundary
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    private int _position;
    private bool _isInScan;

    private static ReadOnlySpan<byte> Start => [0xFF, StartOfImage, 0xFF];

    /// <summary>Whether the beginning of a picture was found.</summary>
    public bool IsInPicture => _position > 0;

    /// <summary>Begins anew.</summary>
    public void Reset() => (_position, _isInScan) = (0, false);

    /// <summary>Tells what bytes begin with.</summary>
    /// <param name="bytes">All bytes that there are, those of the last call first.</param>
    /// <param name="length">How many bytes that is; 0 where it cannot be told yet.</param>
    public JpegPart Find(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        if (_position == 0)
        {
            int start = bytes.IndexOf(Start);
            // The last two bytes may be the beginning of a picture.
            length = start >= 0 ? start : Math.Max(0, bytes.Length - 2);
            if (length > 0)
                return JpegPart.Other;
            if (start < 0)
                return JpegPart.Unknown;
            _position = 2;
        }
        while (true)
        {
            if (_isInScan && !SkipScan(bytes))
                return JpegPart.Unknown;
            if (_position + 2 > bytes.Length)
                return JpegPart.Unknown;
            byte marker = bytes[_position + 1];
            if (bytes[_position] != 0xFF || marker == StartOfImage)
            {
                // What was skipped may hold the next picture's beginning, unless this is it.
                length = marker == StartOfImage && bytes[_position] == 0xFF ? _position : 2;
                return JpegPart.Damaged;
            }
            if (marker == EndOfImage)
            {
                length = _position + 2;
                return JpegPart.Picture;
            }
            if (marker == 0xFF)
            {
                // Padding before a marker.
                _position++;
                continue;
            }
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
            {
                _position += 2;
                continue;
            }
            if (_position + 4 > bytes.Length)
                return JpegPart.Unknown;
            int segment = 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(_position + 2)..]);
            if (_position + segment > bytes.Length)
                return JpegPart.Unknown;
            _position += segment;
            _isInScan = marker == StartOfScan;
        }
    }

    // To the marker behind a scan's data, in which 0xFF stands before 0 or a restart alone.
    private bool SkipScan(ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            int next = bytes[_position..].IndexOf((byte)0xFF);
            if (next < 0 || _position + next + 1 >= bytes.Length)
            {
                _position = next < 0 ? bytes.Length : _position + next;
                return false;
            }
            _position += next;
            if (bytes[_position + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                _isInScan = false;
                return true;
            }
            _position += 2;
        }
    }
}
