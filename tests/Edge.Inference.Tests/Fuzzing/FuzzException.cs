using System;

namespace Edge.Inference.Tests.Fuzzing;

/// <summary>A case came out in a way that is not allowed.</summary>
internal sealed class FuzzException(string message) : Exception(message);
