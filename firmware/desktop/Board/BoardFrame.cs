using System;
using Edge.Nano;

namespace Edge.Desktop.Board;

/// <summary>Frames for a board that runs firmware/nano's headless application.</summary>
internal static class BoardFrame
{
    /// <summary>The longest side of a picture that is sent: a board's memory.</summary>
    public const int LongestSide = 96;

    /// <summary>Makes a frame.</summary>
    /// <param name="kind">One of <see cref="FrameFormat"/>'s kinds.</param>
    /// <param name="sequence">The number that the answer repeats.</param>
    /// <param name="width">Width in pixels, 0 to 255.</param>
    /// <param name="height">Height in pixels, 0 to 255.</param>
    /// <param name="pixels">width * height bytes.</param>
    public static byte[] Make(byte kind, byte sequence, int width, int height, ReadOnlySpan<byte> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, byte.MaxValue);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, byte.MaxValue);
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.Length, width * height);
        byte[] frame = new byte[FrameFormat.HeaderLength + pixels.Length + FrameFormat.CheckLength];
        frame[0] = FrameFormat.Sync0;
        frame[1] = FrameFormat.Sync1;
        frame[FrameFormat.KindOffset] = kind;
        frame[FrameFormat.SequenceOffset] = sequence;
        frame[FrameFormat.WidthOffset] = (byte)width;
        frame[FrameFormat.HeightOffset] = (byte)height;
        uint header = Crc32.Of(frame, FrameFormat.KindOffset, FrameFormat.HeaderCheckOffset - FrameFormat.KindOffset);
        FrameFormat.WriteUInt32(frame, FrameFormat.HeaderCheckOffset, header);
        pixels.CopyTo(frame.AsSpan(FrameFormat.HeaderLength));
        FrameFormat.WriteUInt32(frame, FrameFormat.HeaderLength + pixels.Length, Crc32.Of(frame, FrameFormat.HeaderLength, pixels.Length));
        return frame;
    }
}
