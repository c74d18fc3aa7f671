namespace Edge.Photographs.Surfaces;

/// <summary>What is written on, or what lies below it.</summary>
/// <param name="Colour">What it reflects in the mean.</param>
/// <param name="Grain">Deviation of its grain, as a share.</param>
/// <param name="Dirt">Deviation of its clouds, as a share.</param>
/// <param name="Wood">Deviation of its long grain, as a share.</param>
/// <param name="Gloss">How strongly a lamp may shine in it, as a share of white.</param>
internal sealed record Surface(Colour Colour, float Grain, float Dirt, float Wood = 0, float Gloss = 0)
{
    /// <summary>Chooses paper by lot.</summary>
    public static Surface DrawPaper(SeededRandom random) => random.Below(10) switch
    {
        < 5 => new Surface(Colour.Gray(random.Between(0.72f, 0.9f)).Vary(random, 0.04f), random.Between(0.005f, 0.02f), random.Between(0, 0.015f)),
        5 => new Surface(new Colour(0.62f, 0.58f, 0.5f).Vary(random, 0.08f), random.Between(0.03f, 0.06f), random.Between(0.01f, 0.03f)),
        6 => new Surface(new Colour(0.85f, 0.75f, 0.35f).Vary(random, 0.08f), random.Between(0.005f, 0.02f), random.Between(0, 0.02f)),
        7 => new Surface(new Colour(0.5f, 0.36f, 0.22f).Vary(random, 0.1f), random.Between(0.04f, 0.08f), random.Between(0.02f, 0.04f), random.Between(0, 0.03f)),
        8 => new Surface(new Colour(0.82f, 0.84f, 0.86f).Vary(random, 0.03f), 0.002f, random.Between(0, 0.015f), Gloss: random.Between(0, 0.35f)),
        _ => new Surface(Colour.Gray(random.Between(0.55f, 0.75f)).Vary(random, 0.15f), random.Between(0.01f, 0.04f), random.Between(0, 0.03f)),
    };

    /// <summary>Chooses a dark ground by lot: a board or a screen.</summary>
    public static Surface DrawDark(SeededRandom random) => random.Below(3) switch
    {
        0 => new Surface(new Colour(0.03f, 0.09f, 0.06f).Vary(random, 0.3f), random.Between(0.05f, 0.15f), random.Between(0.1f, 0.3f)),
        1 => new Surface(Colour.Gray(random.Between(0.03f, 0.08f)).Vary(random, 0.1f), random.Between(0.05f, 0.15f), random.Between(0.05f, 0.25f)),
        _ => new Surface(Colour.Gray(random.Between(0.01f, 0.06f)).Vary(random, 0.4f), 0.01f, 0.02f, Gloss: random.Between(0, 0.1f)),
    };

    /// <summary>Chooses a table by lot.</summary>
    public static Surface DrawTable(SeededRandom random) => random.Below(4) switch
    {
        0 => new Surface(new Colour(0.3f, 0.17f, 0.08f).Vary(random, 0.3f), 0.05f, 0.05f, random.Between(0.15f, 0.35f)),
        1 => new Surface(new Colour(0.5f, 0.38f, 0.24f).Vary(random, 0.2f), 0.04f, 0.03f, random.Between(0.08f, 0.2f)),
        2 => new Surface(Colour.Gray(random.Between(0.03f, 0.5f)).Vary(random, 0.2f), 0.05f, 0.05f),
        _ => new Surface(new Colour(random.Between(0.05f, 0.5f), random.Between(0.05f, 0.5f), random.Between(0.05f, 0.5f)), random.Between(0.02f, 0.2f), 0.05f),
    };
}
