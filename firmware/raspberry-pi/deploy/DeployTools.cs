using System;

namespace Edge.RaspberryPi.Deploy;

/// <summary>The programs of others that a deployment starts, by path or by the name that PATH knows.</summary>
public sealed record DeployTools
{
    /// <summary>OpenSSH's client.</summary>
    public string Ssh { get; init; } = "ssh";

    /// <summary>OpenSSH's copy.</summary>
    public string Scp { get; init; } = "scp";

    /// <summary>The .NET SDK; it names itself in DOTNET_HOST_PATH to what it starts, as 'dotnet run' starts this program.</summary>
    public string Dotnet { get; init; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";
}
