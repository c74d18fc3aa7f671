using System;
using System.Net;

namespace Edge.WebPage;

/// <summary>Where the page is served and how much it takes.</summary>
public sealed record WebPageOptions
{
    /// <summary>The port unless told.</summary>
    public const int DefaultPort = 5080;

    /// <summary>Address to listen on. Another than this machine's own (127.0.0.1, ::1) asks every visitor for a token.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>TCP port, 0 to 65535; 0 takes a free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The most bytes of an uploaded picture.</summary>
    public int MaxUploadBytes { get; init; } = 8 << 20;

    /// <summary>The most pixels of an uploaded picture, whatever its file's size: compressed files can claim far more than they weigh.</summary>
    public int MaxPixels { get; init; } = 1 << 24;

    /// <summary>The most requests of one address to the interface within <see cref="Window"/>.</summary>
    public int RequestsPerWindow { get; init; } = 120;

    /// <summary>The time after which the count of requests begins again.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The most viewers of the device's camera at one time.</summary>
    public int MaxStreams { get; init; } = 4;

    /// <summary>The most pictures that are read at one time; others wait or are sent away. At least 1.</summary>
    public int MaxReads { get; init; } = Environment.ProcessorCount;

    /// <summary>The most connections at one time.</summary>
    public int MaxConnections { get; init; } = 100;
}
