using System.CommandLine;
using System.Linq;

namespace Edge.Quantize.Cli;

/// <summary>Makes options whose values are words.</summary>
internal static class WordOption
{
    /// <summary>An option that may be left out; null then.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="words">The words and what they mean.</param>
    public static Option<T?> Optional<T>(string name, string description, params (string Word, T Value)[] words)
        where T : struct
    {
        string[] known = [.. words.Select(w => w.Word)];
        var option = new Option<T?>(name)
        {
            Description = description,
            Arity = ArgumentArity.ExactlyOne,
            HelpName = string.Join('|', known),
            CustomParser = result =>
            {
                string word = result.Tokens[0].Value;
                int index = System.Array.IndexOf(known, word);
                if (index >= 0)
                    return words[index].Value;
                result.AddError($"Expected {name} {string.Join(", ", known[..^1])} or {known[^1]}, got '{word}'.");
                return null;
            },
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add(known);
        return option;
    }

    /// <summary>An option of "on" and "off" that may be left out; null then. Not of a bool: the parser has rules of its own for those.</summary>
    public static Option<Toggle?> Switch(string name, string description) => Optional(name, description, ("on", Toggle.On), ("off", Toggle.Off));

    /// <summary>What a switch says.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="option">The switch.</param>
    public static bool? Read(ParseResult parsed, Option<Toggle?> option) => parsed.GetValue(option) is { } toggle ? toggle == Toggle.On : null;
}
