using System;

namespace Edge.Testing.Fuzzing;

/// <summary>A case came out in a way that is not allowed.</summary>
public sealed class FuzzException(string message) : Exception(message);
