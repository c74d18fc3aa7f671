using System.CommandLine;

namespace Edge.Benchmarks.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    private const int MostRounds = 100_000;
    private const int MostStarts = 1000;

    /// <summary>--json.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object instead of a table." };

    /// <summary>--rounds, within 1 and 100,000.</summary>
    /// <param name="rounds">The default.</param>
    public static Option<int> Rounds(int rounds) =>
        Number("--rounds", $"How often everything is measured in turn (A B A B ...), 1 to {MostRounds}.", rounds, MostRounds);

    /// <summary>--starts, within 1 and 1,000.</summary>
    public static Option<int> Starts() => Number("--starts", $"How often each program is started, 1 to {MostStarts}.", 20, MostStarts);

    private static Option<int> Number(string name, string description, int value, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            // A value that is no number has the parser's own message.
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int got) && (got < 1 || got > most))
                result.AddError($"Expected {name} of 1 to {most}, got {got}.");
        });
        return option;
    }
}
