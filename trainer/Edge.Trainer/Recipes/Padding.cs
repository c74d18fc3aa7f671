namespace Edge.Trainer.Recipes;

/// <summary>How a window treats the border.</summary>
public enum Padding
{
    /// <summary>Only windows inside the image.</summary>
    Valid,

    /// <summary>Zeros around the image so that the output has ceil(input / stride) rows; an odd cell goes to the bottom and right, as in TensorFlow.</summary>
    Same,
}
