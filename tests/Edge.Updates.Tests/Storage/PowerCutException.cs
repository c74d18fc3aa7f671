using System;

namespace Edge.Updates.Tests.Storage;

/// <summary>The power is gone: no code of the device runs after it.</summary>
internal sealed class PowerCutException : Exception;
