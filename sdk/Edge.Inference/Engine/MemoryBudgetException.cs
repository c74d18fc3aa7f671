using System;

namespace Edge.Inference.Engine;

/// <summary>A <see cref="MemoryBudget"/> is spent. Never leaves the engine.</summary>
internal sealed class MemoryBudgetException : Exception;
