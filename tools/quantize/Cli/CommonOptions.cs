using System.CommandLine;
using Edge.Inference;

namespace Edge.Quantize.Cli;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    private const string Fast = "fast";
    private const string Reference = "reference";

    /// <summary>--json.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object instead of text." };

    /// <summary>--engine.</summary>
    public static Option<EngineKind> Engine()
    {
        var option = new Option<EngineKind>("--engine")
        {
            Description = "Which kernels run; both give the same bytes.",
            DefaultValueFactory = _ => EngineKind.Fast,
            CustomParser = result =>
            {
                string word = result.Tokens[0].Value;
                if (word is Fast or Reference)
                    return word == Reference ? EngineKind.Reference : EngineKind.Fast;
                result.AddError($"Expected --engine {Fast} or {Reference}, got '{word}'.");
                return default;
            },
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add(Fast, Reference);
        return option;
    }

    /// <summary>An engine's name on the command line.</summary>
    public static string NameOf(EngineKind engine) => engine == EngineKind.Reference ? Reference : Fast;
}
