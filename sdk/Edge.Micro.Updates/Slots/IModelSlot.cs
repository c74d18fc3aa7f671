using Edge.Micro.Updates.Packages;

namespace Edge.Micro.Updates.Slots;

/// <summary>A place for one package on a board: a file of its flash or of a card.</summary>
/// <remarks>
/// What is appended is on the medium when the call returns, as nanoFramework's FileStream writes through. A power cut leaves the slot that was written with any
/// bytes at all, and the other one as it was.
/// </remarks>
public interface IModelSlot : IPackageSource
{
    /// <summary>The most bytes that it takes.</summary>
    int Capacity { get; }

    /// <summary>Empties it.</summary>
    void Erase();

    /// <summary>Adds bytes at its end.</summary>
    /// <param name="buffer">Holds the bytes.</param>
    /// <param name="offset">Index of the first.</param>
    /// <param name="count">Number of bytes; the length stays within <see cref="Capacity"/>.</param>
    void Append(byte[] buffer, int offset, int count);
}
