using System;
using System.IO;
using System.Text;
using Edge.Vision;

namespace Edge.WebPage.Tests.Fakes;

/// <summary>Films for Chromium's stand-in for a camera.</summary>
internal static class Film
{
    /// <summary>Writes YUV4MPEG2: a header, then for each frame grey and two planes of no colour.</summary>
    public static void Write(string path, params GrayImage[] frames)
    {
        using FileStream film = File.Create(path);
        film.Write(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{frames[0].Width} H{frames[0].Height} F10:1 Ip A1:1 C420jpeg\n"));
        var colour = new byte[frames[0].Width * frames[0].Height / 2];
        Array.Fill(colour, (byte)128);
        foreach (GrayImage frame in frames)
        {
            film.Write("FRAME\n"u8);
            film.Write(frame.Pixels);
            film.Write(colour);
        }
    }
}
