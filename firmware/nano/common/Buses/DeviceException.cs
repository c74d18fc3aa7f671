using System;

namespace Edge.Nano;

/// <summary>A device does not do what its data sheet says. The message is for the user: what was expected, what came, what to do.</summary>
public sealed class DeviceException : Exception
{
    /// <summary>Makes one.</summary>
    public DeviceException(string message)
        : base(message)
    {
    }
}
