namespace Edge.Photographs;

/// <summary>Shares of red, green and blue light that something reflects, 0 to 1, linear (not as a screen's numbers).</summary>
internal readonly record struct Colour(float Red, float Green, float Blue)
{
    /// <summary>A grey.</summary>
    public static Colour Gray(float share) => new(share, share, share);

    /// <summary>The share of light that a grey camera sees.</summary>
    public float Luma => (0.25f * Red) + (0.65f * Green) + (0.1f * Blue);

    /// <summary>The colour under more or less light.</summary>
    public Colour Times(float factor) => new(Red * factor, Green * factor, Blue * factor);

    /// <summary>Another shade by lot: each channel changes by up to a share.</summary>
    public Colour Vary(SeededRandom random, float share) =>
        new(Red * (1 + random.Around(share)), Green * (1 + random.Around(share)), Blue * (1 + random.Around(share)));
}
