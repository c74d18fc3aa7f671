using System;
using System.Collections.Generic;
using System.IO;

namespace Edge.Vision.Images.Png;

/// <summary>Reads pieces of memory one after another as one stream.</summary>
internal sealed class ChunkStream : Stream
{
    private readonly List<ReadOnlyMemory<byte>> _chunks;
    private int _index;
    private int _position;

    /// <summary>Makes the stream.</summary>
    public ChunkStream(List<ReadOnlyMemory<byte>> chunks) => _chunks = chunks;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (_index < _chunks.Count)
        {
            ReadOnlySpan<byte> rest = _chunks[_index].Span[_position..];
            if (rest.IsEmpty)
            {
                _index++;
                _position = 0;
                continue;
            }
            int count = Math.Min(rest.Length, buffer.Length);
            rest[..count].CopyTo(buffer);
            _position += count;
            return count;
        }
        return 0;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
