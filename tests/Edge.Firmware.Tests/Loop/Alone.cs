namespace Edge.Firmware.Tests.Loop;

/// <summary>Tests that measure the process's memory: no other test runs at the same time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
