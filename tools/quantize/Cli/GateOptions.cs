using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using Edge.Boards;
using Edge.Cli;

namespace Edge.Quantize.Cli;

/// <summary>Options that make the command fail where the result is not good enough; the files are written all the same, so that one can look why.</summary>
internal sealed class GateOptions
{
    private readonly Option<double?> _maxDrop = new("--max-drop") { Description = "Exit with 3 when int8 loses more than this many percentage points of accuracy.", HelpName = "points" };

    private readonly Option<string[]> _boards = new("--board")
    {
        Description = "Exit with 3 when the model does not fit this board: its id or a board file (hardware/boards); may be repeated. Without it all boards are shown.",
        HelpName = "id|file",
    };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_maxDrop, _boards];

    /// <summary>The boards that the model has to fit; none where that is not asked for.</summary>
    /// <exception cref="BoardException">There is no such board.</exception>
    public IReadOnlyList<Board> Boards(ParseResult parsed) => [.. (parsed.GetValue(_boards) ?? []).Select(BoardCatalog.Find)];

    /// <summary>The most percentage points that may be lost, or null.</summary>
    /// <exception cref="UserErrorException">It is out of its range.</exception>
    public double? MaxDrop(ParseResult parsed) => parsed.GetValue(_maxDrop) is not { } points || points is >= 0 and <= 100
        ? parsed.GetValue(_maxDrop)
        : throw new UserErrorException(FormattableString.Invariant($"Expected --max-drop from 0 to 100 percentage points, got {parsed.GetValue(_maxDrop)}; pass 0.1 for a tenth of a point."));
}
