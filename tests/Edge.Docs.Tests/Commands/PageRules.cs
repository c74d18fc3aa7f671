using System.Collections.Generic;

namespace Edge.Docs.Tests.Commands;

/// <summary>What the list says about a page.</summary>
public sealed record PageRules
{
    /// <summary>
    /// Files and folders that the page supposes its reader to have: path in the scratch folder, and the path in the repository that is copied there; <c>page:json</c>
    /// for the page's own first block of that language.
    /// </summary>
    public IReadOnlyDictionary<string, string> Given { get; init; } = new Dictionary<string, string>();

    /// <summary>Commands that are run before those of the page, to make what it supposes its reader to have.</summary>
    public IReadOnlyList<string> Prepare { get; init; } = [];

    /// <summary>Lines of C# before its blocks of C#: usings and what the text supposes to be declared.</summary>
    public IReadOnlyList<string> CSharp { get; init; } = [];

    /// <summary>Files of C# that its blocks use, beside the SDK.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Rules for its commands; the first that fits counts.</summary>
    public IReadOnlyList<CommandRule> Rules { get; init; } = [];
}
