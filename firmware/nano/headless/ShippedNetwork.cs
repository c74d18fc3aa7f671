using Edge.Models;

namespace Edge.Nano.Headless;

/// <summary>The network that is compiled in. The only file that knows the generated class.</summary>
internal sealed class ShippedNetwork : INetwork
{
    private readonly NanoNano _network = new NanoNano();

    /// <inheritdoc/>
    public string Name => "nano";

    /// <inheritdoc/>
    public void Run(sbyte[] input, sbyte[] output) => _network.Run(input, output);

    /// <inheritdoc/>
    public bool SelfTest() => _network.SelfTest();
}
