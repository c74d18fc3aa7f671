namespace Edge.Trainer.Recipes;

/// <summary>The images of a recipe.</summary>
public sealed record DataSpec
{
    /// <summary>Where they come from.</summary>
    public DataSource Source { get; init; }

    /// <summary>How many of the last training images are held out to judge the network while it is designed; they are never trained on.</summary>
    public int Validation { get; init; }

    /// <summary>How many of the first training images are used, or null for all that are not held out.</summary>
    public int? Limit { get; init; }
}
