using System.CommandLine;

namespace Edge.Trainer.CommandLine;

/// <summary>Options that commands share.</summary>
internal static class CommonOptions
{
    public static Option<string?> Data() => new("--data")
    {
        Description = "The folder of the recipe's images (four uncompressed IDX files, or pictures in one folder a class); without it the recipe's path, and for MNIST and Fashion-MNIST the cache and public mirrors.",
        HelpName = "DIR",
    };

    public static Option<bool> Json() => new("--json") { Description = "Write one JSON document to standard output and nothing else." };

    public static Option<int?> Threads() => Whole("--threads", "Threads; without it one a processor. The result does not depend on them.", 1, 1024);

    public static Option<int?> Whole(string name, string description, int least, int most)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            // A token that is no number is refused by the parser itself.
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (int.TryParse(text, out int value) && (value < least || value > most))
                result.AddError($"Expected {name} from {least} to {most}, got {value}.");
        });
        return option;
    }
}
