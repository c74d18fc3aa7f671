namespace Edge.Micro.Updates.Packages;

/// <summary>Where the bytes of a package are: memory, a file, a card.</summary>
public interface IPackageSource
{
    /// <summary>Bytes of the package.</summary>
    int Length { get; }

    /// <summary>Reads a part.</summary>
    /// <param name="position">Index of the first byte in the package.</param>
    /// <param name="buffer">Receives the bytes.</param>
    /// <param name="offset">Index of the first in <paramref name="buffer"/>.</param>
    /// <param name="count">Number of bytes, all within the package.</param>
    void Read(int position, byte[] buffer, int offset, int count);
}
