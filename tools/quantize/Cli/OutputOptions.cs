using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Edge.Cli;
using Edge.Quantize.Emit;

namespace Edge.Quantize.Cli;

/// <summary>Options that say what is written where and under which names.</summary>
internal sealed class OutputOptions
{
    // A file of this name says nothing about the network.
    private const string PlainName = "model";

    private readonly Option<string?> _name = new("--name") { Description = "Name of the model and, with a capital, of its class; without it that of the file, or of its folder where the file is named model." };
    private readonly Option<string> _namespace = new("--namespace") { Description = "Namespace of the class.", DefaultValueFactory = _ => "Edge.Models" };
    private readonly Option<DirectoryInfo> _folder = new("--out") { Description = "Folder for the files.", DefaultValueFactory = _ => new DirectoryInfo("out"), HelpName = "folder" };
    private readonly Option<string> _emit = new("--emit") { Description = "The files to write, of tflite, csharp, nano, report.", DefaultValueFactory = _ => "tflite,csharp,report", HelpName = "kinds" };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_name, _namespace, _folder, _emit];

    /// <summary>Those that change the content of files.</summary>
    public IEnumerable<Option> OfContent => [_name, _namespace];

    /// <summary>The folder.</summary>
    public DirectoryInfo Folder(ParseResult parsed) => parsed.GetRequiredValue(_folder);

    /// <summary>The namespace.</summary>
    /// <exception cref="QuantizeException">It is none.</exception>
    public string Namespace(ParseResult parsed)
    {
        string name = parsed.GetRequiredValue(_namespace);
        CSharpName.RequireNamespace(name);
        return name;
    }

    /// <summary>The model's name.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="model">The model's file.</param>
    /// <exception cref="QuantizeException">It is none.</exception>
    public string Name(ParseResult parsed, FileInfo model)
    {
        if (parsed.GetValue(_name) is { } told)
        {
            CSharpName.RequireModel(told);
            return told;
        }
        string file = Path.GetFileNameWithoutExtension(model.Name);
        return (file.Equals(PlainName, StringComparison.OrdinalIgnoreCase) ? Cleaned(model.Directory?.Name ?? "") : Cleaned(file)) ?? PlainName;
    }

    /// <summary>The kinds of files.</summary>
    /// <exception cref="UserErrorException">A word is no kind.</exception>
    public OutputKinds Kinds(ParseResult parsed)
    {
        string text = parsed.GetRequiredValue(_emit);
        return text.Split(',', StringSplitOptions.TrimEntries).Aggregate(OutputKinds.None, (kinds, word) => kinds | word switch
        {
            "tflite" => OutputKinds.Tflite,
            "csharp" => OutputKinds.CSharp,
            "nano" => OutputKinds.Nano,
            "report" => OutputKinds.Report,
            _ => throw new UserErrorException($"Expected --emit of tflite, csharp, nano and report with commas between them, got '{text}'; leave it out for all but nano."),
        });
    }

    // Letters, digits, underscores, hyphens and dots of a file's name, from the first letter on.
    private static string? Cleaned(string name)
    {
        const int most = 48;
        string text = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '-').SkipWhile(c => !char.IsAsciiLetter(c)).Take(most));
        return text.Length == 0 ? null : text;
    }
}
