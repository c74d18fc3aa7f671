using System;

namespace Edge.Trainer.Recipes;

/// <summary>The learning-rate schedule of a recipe: factors on the optimiser's learning rate.</summary>
public sealed record ScheduleSpec
{
    /// <summary>The form.</summary>
    public ScheduleType Type { get; init; }

    /// <summary>The epochs of one step of <see cref="ScheduleType.Step"/>.</summary>
    public int Every { get; init; } = 1;

    /// <summary>The factor of one step of <see cref="ScheduleType.Step"/>.</summary>
    public float Gamma { get; init; } = 0.1f;

    /// <summary>The epochs, or parts of one, over which the factor rises in a line to 1 before the schedule begins; not for <see cref="ScheduleType.OneCycle"/>.</summary>
    public float Warmup { get; init; }

    /// <summary>The part of the training over which <see cref="ScheduleType.OneCycle"/> rises (PyTorch's pct_start).</summary>
    public float Rise { get; init; } = 0.3f;

    /// <summary>What the highest factor of <see cref="ScheduleType.OneCycle"/>, which is 1, is divided by at the start (PyTorch's div_factor).</summary>
    public float StartDivisor { get; init; } = 25;

    /// <summary>What that start is divided by at the end of <see cref="ScheduleType.OneCycle"/> (PyTorch's final_div_factor).</summary>
    public float EndDivisor { get; init; } = 1e4f;

    /// <summary>The factor at a step of the training.</summary>
    /// <param name="step">The steps done.</param>
    /// <param name="stepsPerEpoch">The steps of an epoch, at least 1.</param>
    /// <param name="epochs">The epochs of the whole training.</param>
    public double Factor(long step, int stepsPerEpoch, int epochs)
    {
        double steps = (double)stepsPerEpoch * epochs, warmup = Warmup * stepsPerEpoch;
        if (Type == ScheduleType.OneCycle)
            return OneCycle(step, steps);
        if (step < warmup)
            return (step + 1) / (warmup + 1);
        return Type switch
        {
            ScheduleType.Step => Math.Pow(Gamma, Math.Floor((step - warmup) / ((double)Every * stepsPerEpoch))),
            ScheduleType.Cosine => Between(1, 0, (step - warmup) / (steps - warmup)),
            _ => 1,
        };
    }

    private double OneCycle(long step, double steps)
    {
        double start = 1.0 / StartDivisor, end = start / EndDivisor;
        double peak = (Rise * steps) - 1, last = Math.Max(steps - 1, 1);
        return peak > 0 && step <= peak ? Between(start, 1, step / peak) : Between(1, end, (step - Math.Max(peak, 0)) / (last - Math.Max(peak, 0)));
    }

    // Half a cosine from one value to another.
    private static double Between(double from, double to, double part) => to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * Math.Min(part, 1))));
}
