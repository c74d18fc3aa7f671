namespace Edge.RaspberryPi.Deploy;

/// <summary>What the user asked for.</summary>
/// <param name="Host">User and host.</param>
public sealed record DeployOptions(string Host)
{
    /// <summary>The runtime identifier.</summary>
    public string Runtime { get; init; } = "linux-arm64";

    /// <summary>Settings for a Pi that has none; null for the defaults.</summary>
    public string? Settings { get; init; }

    /// <summary>A folder that is published already; null to publish.</summary>
    public string? Published { get; init; }

    /// <summary>How long the service has to run before the release counts, in seconds.</summary>
    public int SettleSeconds { get; init; } = 5;

    /// <summary>The programs that it starts.</summary>
    public DeployTools Tools { get; init; } = new();

    /// <summary>Say what would be run and touch nothing.</summary>
    public bool IsDryRun { get; init; }
}
