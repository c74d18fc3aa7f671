using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace Edge.Cli;

/// <summary>What a program writes, as it comes: the end of it where it is more than memory should hold.</summary>
internal sealed class BoundedText
{
    private const int Most = 1 << 20;
    private const int Piece = 4096;

    private readonly StringBuilder _text = new();

    /// <summary>Reads to the end of a stream.</summary>
    public async Task ReadAsync(TextReader reader)
    {
        char[] buffer = new char[Piece];
        try
        {
            while (await reader.ReadAsync(buffer).ConfigureAwait(false) is var count && count > 0)
                Append(buffer.AsSpan(0, count));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The program is gone; what came is what there is.
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        lock (_text)
            return _text.ToString().ReplaceLineEndings("\n");
    }

    private void Append(ReadOnlySpan<char> piece)
    {
        lock (_text)
        {
            _text.Append(piece);
            if (_text.Length > 2 * Most)
                _text.Remove(0, _text.Length - Most);
        }
    }
}
