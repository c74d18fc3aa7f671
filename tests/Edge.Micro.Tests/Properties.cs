using System;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Edge.Micro.Tests;

/// <summary>Runs a property a fixed number of times from a fixed seed, so that a failure comes back.</summary>
public static class Properties
{
    public static void Holds<T>(Gen<T> cases, Action<T> property, int count) =>
        Prop.ForAll(cases.ToArbitrary(), property).Check(Fixed(count));

    /// <summary>The property over numbers that seed a random object; the seed is the counterexample.</summary>
    public static void HoldsForSeeds(Action<Random> property, int count) =>
        Holds(Gen.Choose(0, int.MaxValue - 1), seed => property(new Random(seed)), count);

    private static Config Fixed(int count) =>
        Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260101UL, 7919UL), FSharpOption<int>.None)));
}
