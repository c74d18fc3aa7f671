namespace Edge.Data;

/// <summary>A file as a mirror gave it, uncompressed and not yet checked.</summary>
internal readonly record struct MnistContent(MnistFile File, byte[] Bytes);
