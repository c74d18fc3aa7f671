using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Edge.Nano.Tests.Support;

/// <summary>Layers of any shape, and how a case that fails is made smaller.</summary>
internal static class LayerCases
{
    /// <summary>Runs a property over layers of one kind from a fixed seed; a counterexample is shrunk.</summary>
    public static void Hold(LayerKind kind, Action<LayerCase> property, int count) => Hold(Of(kind), property, count);

    /// <summary>Runs a property over layers from a fixed seed; a counterexample is shrunk.</summary>
    public static void Hold(Gen<LayerCase> cases, Action<LayerCase> property, int count) =>
        Prop.ForAll(Arb.From(cases, Smaller), property).Check(
            Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20261121UL, 7919UL), FSharpOption<int>.None))));

    /// <summary>Layers of one kind.</summary>
    public static Gen<LayerCase> Of(LayerKind kind) =>
        from height in Gen.Choose(1, 10)
        from width in Gen.Choose(1, 10)
        from inputs in Gen.Choose(1, kind == LayerKind.Pointwise ? 24 : 5)
        from outputs in Gen.Choose(1, kind is LayerKind.Depthwise or LayerKind.Grouped ? 2 : 9)
        from kernelHeight in Gen.Choose(1, 7)
        from kernelWidth in Gen.Choose(1, 7)
        from strideHeight in Gen.Frequency((4, Gen.Constant(1)), (3, Gen.Constant(2)), (1, Gen.Constant(3)))
        from strideWidth in Gen.Frequency((4, Gen.Constant(strideHeight)), (1, Gen.Choose(1, 3)))
        from padding in Gen.Elements(Padding.Valid, Padding.Same, Padding.Explicit)
        from weights in Gen.Elements(Enum.GetValues<Extreme>())
        from activation in Gen.Elements(Enum.GetValues<Fusion>())
        from pool in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Constant(2)), (1, Gen.Constant(3)))
        from zeroPoint in Gen.Frequency((3, Gen.Constant(-128)), (1, Gen.Constant(127)), (2, Gen.Choose(-128, 127)))
        from gain in Gen.Choose(-2, 4)
        from inside in Gen.Elements(true, false)
        from room in Gen.Choose(0, 3)
        from seed in Gen.Choose(0, 1 << 20)
        select new LayerCase
        {
            Kind = kind,
            Height = height,
            Width = width,
            Inputs = inputs,
            Outputs = outputs,
            KernelHeight = kernelHeight,
            KernelWidth = kernelWidth,
            StrideHeight = strideHeight,
            StrideWidth = strideWidth,
            Padding = padding,
            Weights = weights,
            Activation = activation,
            Pool = pool,
            ZeroPoint = zeroPoint,
            Gain = gain,
            Inside = inside,
            Room = room,
            Seed = seed,
        };

    private static IEnumerable<LayerCase> Smaller(LayerCase c) => new[]
    {
        c with { Pool = 0 }, c with { Inside = false }, c with { Padding = Padding.Valid }, c with { Activation = Fusion.None }, c with { Room = 0 },
        c with { StrideHeight = 1, StrideWidth = 1 }, c with { Outputs = c.Outputs / 2 }, c with { Outputs = c.Outputs - 1 }, c with { Inputs = c.Inputs / 2 }, c with { Inputs = c.Inputs - 1 },
        c with { KernelHeight = c.KernelHeight - 1 }, c with { KernelWidth = c.KernelWidth - 1 }, c with { Height = c.Height - 1 }, c with { Width = c.Width - 1 },
    }.Where(s => s != c && s.Outputs > 0 && s.Inputs > 0 && s.KernelHeight > 0 && s.KernelWidth > 0 && s.Height > 0 && s.Width > 0);
}
