using System;
using System.IO;
using System.Text;
using System.Threading;
using Edge.Cli;

namespace Edge.Desktop.Board;

/// <summary>Asks a board over a line of bytes and waits for its answers; what is damaged on the way is asked again.</summary>
internal sealed class BoardLink
{
    private const int Attempts = 4;
    private const int LongestLine = 4096;

    // How long a read of a terminal waits: SerialTerminal sets it.
    private const int ReadMilliseconds = 100;

    // Three seconds of a terminal that waits a tenth of one: a board that is reset when its port is opened needs some until it listens.
    private const int EmptyReads = 30;

    // What a board says when it starts, and as much again of a boot loader: behind it no answer is to be expected.
    private const int ForeignBytes = 1 << 16;

    private readonly Stream _line;
    private readonly string _name;
    private readonly StringBuilder _text = new();
    private readonly byte[] _buffer = new byte[256];
    private int _position;
    private int _length;
    private byte _sequence;

    /// <summary>Makes a link.</summary>
    /// <param name="line">Takes frames and gives lines; a read that finds nothing returns 0 after a while, as a terminal's with VTIME.</param>
    /// <param name="name">Name of the port, for sentences.</param>
    public BoardLink(Stream line, string name)
    {
        _line = line;
        _name = name;
    }

    /// <summary>Sends a frame and returns the answer to it.</summary>
    /// <exception cref="UserErrorException">No answer came, or the board refused the frame, several times.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public BoardAnswer Ask(byte kind, int width, int height, ReadOnlySpan<byte> pixels, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        int emptyReads = patience is { } time ? (int)(time.TotalMilliseconds / ReadMilliseconds) : EmptyReads;
        string refused = "no answer";
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            // A number of its own for each attempt: a late answer to an earlier one is not taken for this one's.
            byte sequence = ++_sequence;
            byte[] frame = BoardFrame.Make(kind, sequence, width, height, pixels);
            _line.Write(frame);
            _line.Flush();
            BoardAnswer? answer = Await(sequence, emptyReads, cancellationToken);
            if (answer is { Kind: not "error" })
                return answer;
            refused = answer is null ? refused : $"'{answer.Line}'";
        }
        throw new UserErrorException($"{_name}: Expected an answer from a board with Edge's headless firmware, got {refused}; check cable, port, baud rate and that the firmware runs.");
    }

    private BoardAnswer? Await(byte sequence, int emptyReads, CancellationToken cancellationToken)
    {
        int empty = 0;
        int foreign = 0;
        while (empty < emptyReads && foreign < ForeignBytes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_position == _length)
            {
                _position = 0;
                _length = _line.Read(_buffer);
                foreign += _length;
                empty += _length == 0 ? 1 : 0;
            }
            string? line = ReadLine();
            if (line is not null && BoardAnswer.Parse(line) is { } answer && answer.Sequence == sequence)
                return answer;
        }
        return null;
    }

    // Null where no whole line has been read yet.
    private string? ReadLine()
    {
        while (_position < _length)
        {
            char next = (char)_buffer[_position++];
            if (next == '\n')
            {
                string line = _text.ToString().TrimEnd('\r');
                _text.Clear();
                return line;
            }
            // A line without an end is no line of ours.
            if (_text.Length < LongestLine)
                _text.Append(next);
        }
        return null;
    }
}
