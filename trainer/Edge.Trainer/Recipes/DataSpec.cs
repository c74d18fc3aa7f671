using Edge.Data.Folders;

namespace Edge.Trainer.Recipes;

/// <summary>The images of a recipe.</summary>
public sealed record DataSpec
{
    /// <summary>Where they come from.</summary>
    public DataSource Source { get; init; }

    /// <summary>The folder of the images, or null: then --data must tell it, or the cache or a mirror is taken.</summary>
    public string? Path { get; init; }

    /// <summary>How many of the last training images are held out to judge the network while it is designed; they are never trained on.</summary>
    public int Validation { get; init; }

    /// <summary>How many of the first training images are used, or null for all that are not held out.</summary>
    public int? Limit { get; init; }

    /// <summary>How many training images are cut out of made photographs, two of seven of them digits; a sixth as many test images, at most 10,000.</summary>
    public int Count { get; init; }

    /// <summary>How many digits that are cut out of photographs of MNIST's training images are trained on beside MNIST's own.</summary>
    public int Photographs { get; init; }

    /// <summary>How the pictures of a folder are fitted to the recipe's input.</summary>
    public ImageFit Fit { get; init; }

    /// <summary>Whether the pictures of a folder are inverted: ink on paper becomes light on dark.</summary>
    public bool Invert { get; init; }

    /// <summary>The share of the pictures of a folder without train and test that are test images.</summary>
    public double Test { get; init; } = 0.1;

    /// <summary>Chooses a folder's test images and the order of the others; apart from the recipe's seed, so that other seeds are tested on the same images.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Pictures that are trained on beside these images, or null.</summary>
    public OwnPicturesSpec? Also { get; init; }
}
