namespace Edge.Trainer.Recipes;

/// <summary>Reads the augmentation of a recipe.</summary>
internal static class AugmentationReader
{
    // The largest values for which the buffers of the effects are made.
    internal const float LargestStroke = 3;
    internal const float LargestBlur = 4;
    private const double UsualSmoothness = 7;

    /// <param name="o">The recipe's object.</param>
    public static AugmentationSpec Read(RecipeObject o) => new()
    {
        Rotation = (float)o.Number("rotation", 0, 0, 180),
        Shift = (float)o.Number("shift", 0, 0, 1024),
        Shear = (float)o.Number("shear", 0, 0, 60),
        Zoom = (float)o.Number("zoom", 0, 0, 0.9),
        Fill = o.Choice("fill", (FillMode?)FillMode.Background),
        Elastic = o.Child("elastic", "elastic", ReadElastic),
        Stroke = (float)o.Number("stroke", 0, 0, LargestStroke),
        Blur = (float)o.Number("blur", 0, 0, LargestBlur),
        Noise = (float)o.Number("noise", 0, 0, 0.5),
        Lighting = (float)o.Number("lighting", 0, 0, 1),
    };

    private static ElasticSpec ReadElastic(RecipeObject o) =>
        new((float)o.Number("amplitude", null, 0, 20), (float)o.Number("smoothness", UsualSmoothness, 2, 1024));
}
