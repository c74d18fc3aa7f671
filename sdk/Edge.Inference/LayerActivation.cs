using System;
using Edge.Micro;

namespace Edge.Inference;

/// <summary>What one operator of a network gave in one run.</summary>
/// <param name="Operator">The operator; its <see cref="Micro.Operator.Output"/> has the shape, scale and zero point of the values.</param>
/// <param name="Values">The output's int8 values (NHWC; of a uint8 output: its bytes), a copy: real = (value - zero point) * scale.</param>
public sealed record LayerActivation(Operator Operator, ReadOnlyMemory<sbyte> Values);
