using System;

namespace Edge.NanoSim.Execution;

/// <summary>Ends a run at its limit of instructions.</summary>
internal sealed class InstructionLimitException : OperationCanceledException;
