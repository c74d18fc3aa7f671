namespace Edge.Data.Folders;

/// <summary>What a folder of pictures is made into.</summary>
/// <param name="Height">Rows of an image.</param>
/// <param name="Width">Columns of an image.</param>
/// <param name="Channels">1 for grey, 3 for colour.</param>
public sealed record ImageFolderOptions(int Height, int Width, int Channels)
{
    /// <summary>How pictures of another shape are fitted.</summary>
    public ImageFit Fit { get; init; }

    /// <summary>Whether light and dark change places, as for ink on paper: networks expect a background of 0.</summary>
    public bool Invert { get; init; }

    /// <summary>The share of every class that becomes test images where the folder has no folders train and test; above 0 and below 1.</summary>
    public double TestShare { get; init; } = 0.1;

    /// <summary>Chooses which images are tested and in which order the others stand.</summary>
    public long Seed { get; init; } = 1;
}
