namespace Edge.Data.Folders;

/// <summary>A picture of a class.</summary>
/// <param name="Path">The file.</param>
/// <param name="Label">The number of its class.</param>
internal readonly record struct PictureFile(string Path, byte Label);
