using System;
using System.Collections.Generic;
using System.CommandLine;
using Edge.Cli;

namespace Edge.Quantize.Cli;

/// <summary>Options that make the command fail where the result is not good enough; the files are written all the same, so that one can look why.</summary>
internal sealed class GateOptions
{
    private readonly Option<double?> _maxDrop = new("--max-drop") { Description = "Exit with 3 when int8 loses more than this many percentage points of accuracy.", HelpName = "points" };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_maxDrop];

    /// <summary>The most percentage points that may be lost, or null.</summary>
    /// <exception cref="UserErrorException">It is out of its range.</exception>
    public double? MaxDrop(ParseResult parsed) => parsed.GetValue(_maxDrop) is not { } points || points is >= 0 and <= 100
        ? parsed.GetValue(_maxDrop)
        : throw new UserErrorException(FormattableString.Invariant($"Expected --max-drop from 0 to 100 percentage points, got {parsed.GetValue(_maxDrop)}; pass 0.1 for a tenth of a point."));
}
