using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Edge.Testing;

namespace Edge.Docs.Tests.Commands;

/// <summary>The checked-in list commands.json: which commands of the pages are replaced or left out, and why.</summary>
public sealed record CommandList
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The list.</summary>
    public static CommandList Loaded { get; } =
        JsonSerializer.Deserialize<CommandList>(File.ReadAllText(Repository.PathOf("tests", "Edge.Docs.Tests", "commands.json")), Options)!;

    /// <summary>Words in the paragraph or heading before a block by which a page itself says that its commands need more than a computer.</summary>
    public IReadOnlyList<string> Markers { get; init; } = [];

    /// <summary>Options of programs that are not ours, which the pages mention.</summary>
    public IReadOnlyDictionary<string, string> ForeignOptions { get; init; } = new Dictionary<string, string>();

    /// <summary>Rules for all pages; those of the page go first.</summary>
    public IReadOnlyList<CommandRule> Rules { get; init; } = [];

    /// <summary>What is said about single pages.</summary>
    public IReadOnlyDictionary<string, PageRules> Pages { get; init; } = new Dictionary<string, PageRules>();

    /// <summary>What is said about a page.</summary>
    public PageRules Of(string page) => Pages.GetValueOrDefault(page) ?? new PageRules();

    /// <summary>The rule for a command, or null.</summary>
    public CommandRule? RuleFor(DocCommand command) => Of(command.Page).Rules.Concat(Rules).FirstOrDefault(r => r.Fits(command.Text));

    /// <summary>Whether the page itself says that the command needs more than a computer.</summary>
    public bool IsMarked(DocCommand command) => Markers.Any(m => command.Before.ReplaceLineEndings(" ").Contains(m, StringComparison.OrdinalIgnoreCase));
}
