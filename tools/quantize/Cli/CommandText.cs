using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using System.Text;

namespace Edge.Quantize.Cli;

/// <summary>Writes the command that makes a file again, for the file's head.</summary>
internal static class CommandText
{
    // A tool is installed with its settings beside it.
    private static readonly string Program = File.Exists(Path.Combine(AppContext.BaseDirectory, "DotnetToolSettings.xml"))
        ? "edge-quantize"
        : "dotnet run -c Release --project tools/quantize --";

    /// <summary>The command with the options that were told and change the content of files; of paths only the last part, so that no machine's folders are told.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="model">The model's file.</param>
    /// <param name="options">The options that count.</param>
    /// <param name="paths">Those of them that are paths.</param>
    public static string Of(ParseResult parsed, FileInfo model, Option[] options, Option[] paths)
    {
        var text = new StringBuilder(Program).Append(' ').Append(Quoted(model.Name));
        foreach (Option option in options)
        {
            if (parsed.GetResult(option) is not OptionResult { Implicit: false } result)
                continue;
            text.Append(' ').Append(option.Name);
            foreach (Token token in result.Tokens)
                text.Append(' ').Append(Quoted(paths.Contains(option) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(token.Value)) : token.Value));
        }
        return text.ToString();
    }

    private static string Quoted(string word) => word.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or ',' or '/') && word.Length > 0 ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
