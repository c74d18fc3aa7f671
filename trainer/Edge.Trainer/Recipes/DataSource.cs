namespace Edge.Trainer.Recipes;

/// <summary>Where images come from.</summary>
public enum DataSource
{
    /// <summary>The four files of MNIST, each checked by its SHA-256.</summary>
    Mnist,

    /// <summary>The four files of Fashion-MNIST, each checked by its SHA-256.</summary>
    FashionMnist,

    /// <summary>Four IDX files with the names of MNIST's, unchecked, in the folder given by the recipe's path or --data.</summary>
    Idx,

    /// <summary>A folder of labelled pictures, one folder a class, given by the recipe's path or --data.</summary>
    Folder,

    /// <summary>What vision cuts out of made photographs, with its surroundings: the ten digits, and label 10 for anything else.</summary>
    Photographs,
}
