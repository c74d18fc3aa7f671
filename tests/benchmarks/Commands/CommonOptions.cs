using System.CommandLine;

namespace Edge.Benchmarks.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    private const int MostRounds = 100_000;

    /// <summary>--json.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object instead of a table." };

    /// <summary>--rounds, within 1 and 100,000.</summary>
    /// <param name="rounds">The default.</param>
    public static Option<int> Rounds(int rounds)
    {
        var option = new Option<int>("--rounds") { Description = "How often everything is measured in turn (A B A B ...), 1 to 100000.", DefaultValueFactory = _ => rounds };
        option.Validators.Add(result =>
        {
            // A value that is no number has the parser's own message.
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int value) && value is < 1 or > MostRounds)
                result.AddError($"Expected --rounds of 1 to {MostRounds}, got {value}.");
        });
        return option;
    }
}
