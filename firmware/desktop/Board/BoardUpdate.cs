using System;
using System.Globalization;
using System.IO;
using System.Threading;
using Edge.Cli;
using Edge.Micro.Updates.Packages;
using Edge.Nano;

namespace Edge.Desktop.Board;

/// <summary>Sends a package of a network to a board; a transfer that was cut goes on where it stopped.</summary>
/// <param name="link">The board.</param>
/// <param name="output">Where it is said what was done.</param>
internal sealed class BoardUpdate(BoardLink link, TextWriter output)
{
    // A board verifies a signature and runs the golden samples meanwhile: some seconds, on the slowest a minute.
    private static readonly TimeSpan CommitPatience = TimeSpan.FromMinutes(3);

    /// <summary>Sends a package.</summary>
    /// <param name="file">The package.</param>
    /// <param name="cancellationToken">Ends the transfer, which can go on later.</param>
    /// <exception cref="UserErrorException">The file is no package, or the board refuses it.</exception>
    public void Execute(string file, CancellationToken cancellationToken)
    {
        if (new FileInfo(file).Length > PackageLayout.MaxBytes)
            throw new UserErrorException($"{file}: expected a package for a board, got a file of more than {PackageLayout.MaxBytes} bytes; name another.");
        byte[] package = File.ReadAllBytes(file);
        int version = PackageReader.PeekVersion(new MemorySource(package));
        if (version == 0)
            throw new UserErrorException($"{file}: expected a package of 'quantize package', got something else; name another file.");
        BoardAnswer state = link.Ask(FrameFormat.UpdateState, 0, 0, [], cancellationToken);
        if (Number(state, "version") == version)
        {
            output.WriteLine($"{file}: version {version} runs on the board already");
            return;
        }
        long capacity = Number(state, "capacity");
        if (capacity < package.Length)
            throw new UserErrorException($"{file}: expected a package of at most {capacity} bytes for this board, got {package.Length}; make the network smaller.");
        long start = Resume(package, state, cancellationToken);
        Send(package, start, cancellationToken);
        byte[] number = new byte[FrameFormat.UpdateNumberLength];
        FrameFormat.WriteUInt32(number, 0, (uint)version);
        link.Ask(FrameFormat.UpdateCommit, number.Length, 1, number, cancellationToken, CommitPatience);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {package.Length - start} bytes sent, version {version} runs on the board"));
    }

    // Where the bytes begin that the board lacks.
    private long Resume(byte[] package, BoardAnswer state, CancellationToken cancellationToken)
    {
        long have = Number(state, "bytes");
        if (have > 0 && have <= package.Length && Number(state, "check") == Crc32.Of(package, 0, (int)have))
            return have;
        link.Ask(FrameFormat.UpdateBegin, 0, 0, [], cancellationToken);
        return 0;
    }

    private void Send(byte[] package, long position, CancellationToken cancellationToken)
    {
        byte[] chunk = new byte[FrameFormat.LargestUpdateChunk];
        while (position < package.Length)
        {
            int count = (int)Math.Min(chunk.Length - FrameFormat.UpdateNumberLength, package.Length - position);
            FrameFormat.WriteUInt32(chunk, 0, (uint)position);
            package.AsSpan((int)position, count).CopyTo(chunk.AsSpan(FrameFormat.UpdateNumberLength));
            int length = FrameFormat.UpdateNumberLength + count;
            BoardAnswer answer = link.Ask(FrameFormat.UpdateChunk, length, 1, chunk.AsSpan(0, length), cancellationToken);
            long next = Number(answer, "bytes");
            if (next != position + count)
                throw new UserErrorException($"Expected the board to have {position + count} bytes, got {next}; does another program send to it? Start again.");
            position = next;
        }
    }

    private static long Number(BoardAnswer answer, string name) =>
        long.TryParse(answer.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw new UserErrorException($"Expected '{name}' in the board's answer, got '{answer.Line}'; deploy the newest firmware to it.");
}
