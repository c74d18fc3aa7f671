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

    /// <summary>An option of "on" and "off" that may be left out; null then.</summary>
    public static Option<bool?> Switch(string name, string description) => Optional(name, description, ("on", true), ("off", false));
}
