using System;
using Edge.Micro;
using Edge.Models;

namespace Edge.Nano.Tests.Support;

/// <summary>Networks to generate.</summary>
internal static class Networks
{
    /// <summary>A network that ships.</summary>
    public static Graph Shipped(string name) => name switch
    {
        "nano" => NanoModel.Create(),
        "nano-xs" => NanoXsModel.Create(),
        "digits" => DigitsModel.Create(),
        "flagship" => FlagshipModel.Create(),
        _ => throw new ArgumentException($"Expected a network that ships, got {name}.", nameof(name)),
    };
}
