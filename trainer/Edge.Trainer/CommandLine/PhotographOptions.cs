using System.CommandLine;
using System.Linq;
using Edge.Photographs;

namespace Edge.Trainer.CommandLine;

/// <summary>Options of the commands that make photographs.</summary>
internal static class PhotographOptions
{
    /// <summary>Seed of photographs that shipped models are judged by; those that rules are fitted on have others.</summary>
    public const long JudgedSeed = 1;

    /// <summary>Photographs of digits that models are judged by, and as many of what is none.</summary>
    public const int JudgedCount = 2000;

    public static Option<PhotographSetting> Setting()
    {
        string names = string.Join(", ", PhotographSetting.All.Select(s => s.Name));
        return new Option<PhotographSetting>("--setting")
        {
            Description = $"How hard the photographs are: {names}.",
            HelpName = "NAME",
            DefaultValueFactory = _ => PhotographSetting.Hard,
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                PhotographSetting? setting = PhotographSetting.All.FirstOrDefault(s => s.Name == text);
                if (setting is null)
                    result.AddError($"Expected --setting as one of {names}, got '{text}'.");
                return setting;
            },
        };
    }

    public static Option<Layout> Layout() => new("--layout") { Description = "One digit, a line, a column or a page of them.", DefaultValueFactory = _ => Photographs.Layout.One };

    public static Option<long> Seed() => new("--seed") { Description = "Another seed makes other photographs.", HelpName = "N", DefaultValueFactory = _ => JudgedSeed };

    public static Option<string?> Data() => new("--data") { Description = "The folder with MNIST's four IDX files; without it the cache and public mirrors.", HelpName = "DIR" };
}
