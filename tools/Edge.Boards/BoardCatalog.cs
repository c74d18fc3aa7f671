using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Edge.Boards;

/// <summary>The boards of hardware/boards, which travel inside this assembly.</summary>
public static class BoardCatalog
{
    private const string Prefix = "boards/";

    private static readonly Lazy<IReadOnlyList<Board>> Boards = new(Read);

    /// <summary>All boards, in the order of their ids.</summary>
    public static IReadOnlyList<Board> All => Boards.Value;

    /// <summary>Finds a board by its id, or reads a file.</summary>
    /// <param name="idOrPath">The id of a board of <see cref="All"/>, or the path of a board file.</param>
    /// <exception cref="BoardException">There is no such board and no such file, or the file cannot be used.</exception>
    public static Board Find(string idOrPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(idOrPath);
        Board? board = All.FirstOrDefault(b => b.Id == idOrPath);
        if (board is not null)
            return board;
        if (idOrPath.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || File.Exists(idOrPath))
            return BoardFile.Load(idOrPath);
        throw new BoardException($"The board: expected one of {string.Join(", ", All.Select(b => b.Id))} or the path of a board file, got '{BoardFields.Quotable(idOrPath)}'; choose one of these.");
    }

    private static IReadOnlyList<Board> Read()
    {
        Assembly assembly = typeof(BoardCatalog).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(name =>
        {
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            return BoardFile.Read(stream, name[Prefix.Length..]);
        }).OrderBy(b => b.Id, StringComparer.Ordinal)];
    }
}
