using System;

namespace Edge.Trainer.Recipes;

/// <summary>The learning-rate schedule of a recipe.</summary>
public sealed record ScheduleSpec
{
    /// <summary>The form.</summary>
    public ScheduleType Type { get; init; }

    /// <summary>The epochs of one step of <see cref="ScheduleType.Step"/>.</summary>
    public int Every { get; init; } = 1;

    /// <summary>The factor of one step of <see cref="ScheduleType.Step"/>.</summary>
    public float Gamma { get; init; } = 0.1f;

    /// <summary>The factor on the learning rate at a moment of the training.</summary>
    /// <param name="epoch">Epochs done, with their fraction: 1.5 is the middle of the second epoch.</param>
    /// <param name="epochs">Epochs of the whole training.</param>
    public double Factor(double epoch, int epochs) => Type switch
    {
        ScheduleType.Step => Math.Pow(Gamma, Math.Floor(epoch / Every)),
        ScheduleType.Cosine => 0.5 * (1 + Math.Cos(Math.PI * epoch / epochs)),
        _ => 1,
    };
}
