using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Edge.Device.Tests.Nano.Serial;

/// <summary>Frames as the document has them, written without the firmware's code.</summary>
internal static class Frames
{
    public static byte[] Make(int kind, int sequence, int width, int height, byte[] payload)
    {
        byte[] head = [(byte)kind, (byte)sequence, (byte)width, (byte)height];
        return [0xED, 0x6E, .. head, .. Check(head), .. payload, .. Check(payload)];
    }

    public static byte[] Random(Random random, int kind, int sequence, int width, int height)
    {
        byte[] payload = new byte[width * height];
        random.NextBytes(payload);
        // Bytes that look like the beginning of a frame are what a receiver stumbles over.
        for (int i = 0; i + 1 < payload.Length; i += 1 + random.Next(40))
            (payload[i], payload[i + 1]) = (0xED, 0x6E);
        return Make(kind, sequence, width, height, payload);
    }

    /// <summary>A stream in pieces of random lengths.</summary>
    public static byte[][] Cut(Random random, byte[] bytes, int longest)
    {
        var pieces = new List<byte[]>();
        for (int at = 0; at < bytes.Length;)
        {
            int length = Math.Min(bytes.Length - at, 1 + random.Next(longest));
            pieces.Add(bytes.AsSpan(at, length).ToArray());
            at += length;
        }
        return [.. pieces];
    }

    /// <summary>A line without its check, which has to be right.</summary>
    public static string WithoutCheck(string line)
    {
        string text = line[..^13];
        Assert.Equal($"{text} crc={BinaryPrimitives.ReadUInt32LittleEndian(Check(Encoding.ASCII.GetBytes(text))):x8}", line);
        return text;
    }

    // Bit by bit, as the standard defines it.
    private static byte[] Check(byte[] bytes)
    {
        uint crc = bytes.Aggregate(~0u, (sum, next) =>
        {
            sum ^= next;
            for (int bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
            return sum;
        });
        byte[] check = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(check, ~crc);
        return check;
    }
}
