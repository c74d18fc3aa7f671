using System;
using System.IO;
using System.Threading;
using Edge.Cli;
using Edge.DigitReader;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Desktop.Sources;

/// <summary>A picture file as a camera of one frame.</summary>
internal sealed class FileCamera : ICamera
{
    private readonly GrayImage _image;
    private bool _shown;

    /// <summary>Reads the file.</summary>
    /// <exception cref="UserErrorException">It cannot be read or is no picture; the sentence names the file.</exception>
    public FileCamera(string path)
    {
        Name = path;
        try
        {
            _image = ImageFile.Load(path);
        }
        catch (InvalidImageException e)
        {
            throw new UserErrorException($"{path}: {e.Message}", e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"{path}: Expected a picture file or a folder, got a name that is not there; check the name.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path}: Expected a file that can be read, got: {e.Message} Check the name and its permissions.", e);
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Width => _image.Width;

    /// <inheritdoc/>
    public int Height => _image.Height;

    /// <inheritdoc/>
    public bool TryRead(GrayImage frame, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_shown)
            return false;
        _image.Pixels.CopyTo(frame.Pixels.AsSpan());
        _shown = true;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
