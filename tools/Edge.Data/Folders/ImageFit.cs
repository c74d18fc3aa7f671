namespace Edge.Data.Folders;

/// <summary>How a picture of another shape becomes an image of the wanted one.</summary>
public enum ImageFit
{
    /// <summary>Width and height are scaled apart.</summary>
    Stretch,

    /// <summary>The aspect is kept, and background (0) is added on two sides.</summary>
    Pad,
}
