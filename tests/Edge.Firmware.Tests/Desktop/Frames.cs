using System;
using System.Linq;
using System.Text.Json;
using Edge.Vision;

namespace Edge.Firmware.Tests.Desktop;

/// <summary>Raw frames for the program, and what it says about them.</summary>
internal static class Frames
{
    /// <summary>Fails unless a frame's object has the digits of <see cref="Page"/>, all answered, in reading order.</summary>
    public static void AssertPage(JsonElement frame)
    {
        JsonElement[] digits = [.. frame.GetProperty("digits").EnumerateArray()];
        Assert.All(digits, digit => Assert.True(digit.GetProperty("answered").GetBoolean()));
        Assert.Equal(Page.Labels, digits.GroupBy(d => d.GetProperty("line").GetInt32()).Select(line => line.Select(d => d.GetProperty("label").GetInt32()).ToArray()));
    }

    /// <summary>The objects that a program wrote, one a line.</summary>
    public static JsonElement[] Json(string output) => [.. Lines(output).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>The lines of a text.</summary>
    public static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A picture as the bytes of a raw frame.</summary>
    public static byte[] Raw(GrayImage image, string format) => format switch
    {
        "yuv420" => [.. image.Pixels, .. Enumerable.Repeat((byte)128, image.Pixels.Length / 2)],
        "yuyv" => [.. image.Pixels.SelectMany(gray => new byte[] { gray, 128 })],
        "rgb24" => [.. image.Pixels.SelectMany(gray => new[] { gray, gray, gray })],
        _ => image.Pixels,
    };
}
