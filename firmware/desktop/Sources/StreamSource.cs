using System;
using Edge.Cli;
using Edge.Desktop.Commands;
using Edge.Desktop.Displays.Terminal;
using Edge.Desktop.Sources.Cameras;
using Edge.DigitReader;
using Edge.DigitReader.Streams;

namespace Edge.Desktop.Sources;

/// <summary>The stream of frames that a user asked for.</summary>
internal static class StreamSource
{
    /// <summary>Opens it.</summary>
    /// <returns>The camera; the caller disposes of it.</returns>
    /// <exception cref="UserErrorException">It cannot be opened.</exception>
    public static ICamera Open(DesktopOptions options)
    {
        if (options.Camera is not null)
            return V4l2Camera.Open(options.Camera, options.CameraSize);
        FrameSize size = options.Stdin!.Value;
        if (!Console.IsInputRedirected)
            throw new UserErrorException("Expected frames on standard input, got a keyboard; pipe a program into this one, as --help shows.");
        try
        {
            IFrameDecoder decoder = FrameFormats.MakeDecoder(options.Format, size.Width, size.Height);
            // Who watches wants the newest frame; who writes frames down wants all of them.
            bool isWatched = TerminalKind.IsLive && !options.Json && options.OutFolder is null;
            return new StreamCamera(Console.OpenStandardInput(), decoder, "standard input", isWatched ? FrameFlow.Live : FrameFlow.Queued);
        }
        catch (ArgumentException e)
        {
            throw new UserErrorException(e.Message, e);
        }
    }
}
