using System.IO;
using Edge.Micro.Updates.Slots;

namespace Edge.Nano.Headless;

/// <summary>A place for one package: a file. What is appended is flushed, and the file closed, before the call returns.</summary>
public sealed class FileSlot : IModelSlot
{
    private const int Unknown = -1;

    private readonly string _path;
    private int _length = Unknown;

    /// <summary>Makes it; the file is not touched yet, and need not be there.</summary>
    /// <param name="path">The file, such as I:\model-a.</param>
    /// <param name="capacity">The most bytes that it takes.</param>
    public FileSlot(string path, int capacity)
    {
        _path = path;
        Capacity = capacity;
    }

    /// <inheritdoc/>
    public int Capacity { get; }

    /// <summary>Bytes of the file; 0 where there is none.</summary>
    /// <exception cref="IOException">The file is there and cannot be opened.</exception>
    public int Length
    {
        get
        {
            if (_length == Unknown)
                _length = Measure();
            return _length;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be read, or is shorter.</exception>
    public void Read(int position, byte[] buffer, int offset, int count)
    {
        using (FileStream stream = new FileStream(_path, FileMode.Open, FileAccess.Read))
        {
            stream.Seek(position, SeekOrigin.Begin);
            while (count > 0)
            {
                int got = stream.Read(buffer, offset, count);
                if (got <= 0)
                    throw new IOException("expected " + count + " more bytes of " + _path + ", got its end");
                offset += got;
                count -= got;
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be removed.</exception>
    public void Erase()
    {
        _length = Unknown;
        File.Delete(_path);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written, or the medium is full; <see cref="Length"/> tells how much arrived.</exception>
    public void Append(byte[] buffer, int offset, int count)
    {
        int before = Length;
        // Any number of bytes may be there after a fault.
        _length = Unknown;
        using (FileStream stream = new FileStream(_path, FileMode.Append, FileAccess.Write))
        {
            stream.Write(buffer, offset, count);
            // Closing alone would do; nanoFramework's Dispose keeps the faults of closing to itself, and this does not.
            stream.Flush();
        }
        if (Length != before + count)
            throw new IOException("expected " + (before + count) + " bytes in " + _path + ", got " + _length);
    }

    private int Measure()
    {
        if (!File.Exists(_path))
            return 0;
        using (FileStream stream = new FileStream(_path, FileMode.Open, FileAccess.Read))
        {
            long length = stream.Length;
            return length > int.MaxValue ? int.MaxValue : (int)length;
        }
    }
}
