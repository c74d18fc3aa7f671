namespace Edge.Trainer.Recipes;

/// <summary>What stands outside of an image that is turned, moved or shrunk.</summary>
public enum FillMode
{
    /// <summary>Background, 0.</summary>
    Background,

    /// <summary>The nearest pixel of the border, for pictures whose background is not 0.</summary>
    Nearest,
}
