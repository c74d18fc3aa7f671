namespace Edge.Trainer.Recipes;

/// <summary>Where images come from.</summary>
public enum DataSource
{
    /// <summary>The four files of MNIST, each checked by its SHA-256.</summary>
    Mnist,

    /// <summary>Four IDX files with the names of MNIST's, unchecked, in the folder given by --data.</summary>
    Idx,
}
