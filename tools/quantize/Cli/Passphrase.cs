using System;
using System.CommandLine;
using System.IO;
using System.Text;
using Edge.Cli;

namespace Edge.Quantize.Cli;

/// <summary>Where the passphrase of a key comes from: a file, a variable or the keyboard; never the command line, which every user of a machine can read.</summary>
internal sealed class Passphrase
{
    private const string Variable = "EDGE_PASSPHRASE";
    private const int MaxLength = 1024;

    private readonly Option<FileInfo?> _file = new("--passphrase-file")
    {
        Description = $"A file whose first line is the key's passphrase; without it the variable {Variable}, without that it is asked for.",
        HelpName = "file",
    };

    /// <summary>--passphrase-file.</summary>
    public Option Option => _file;

    /// <summary>The passphrase.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="isNew">Whether it is asked for twice.</param>
    /// <exception cref="UserErrorException">There is none.</exception>
    public string Read(ParseResult parsed, bool isNew)
    {
        if (parsed.GetValue(_file) is { } file)
            return FirstLine(file);
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable)
            return variable;
        if (Console.IsInputRedirected)
            throw new UserErrorException($"Expected a passphrase, got none; pass --passphrase-file, set {Variable}, or start the command in a terminal.");
        string typed = Ask("Passphrase: ");
        if (isNew && Ask("Once more: ") != typed)
            throw new UserErrorException("Expected the same passphrase twice, got two; start again.");
        return typed;
    }

    private static string FirstLine(FileInfo file)
    {
        using StreamReader reader = file.OpenText();
        var text = new StringBuilder();
        for (int next = reader.Read(); next >= 0 && next != '\n' && text.Length <= MaxLength; next = reader.Read())
            text.Append((char)next);
        return text.Length <= MaxLength
            ? text.ToString().TrimEnd('\r')
            : throw new UserErrorException($"{file}: expected a passphrase of at most {MaxLength} characters, got a longer line; name another file.");
    }

    // Without an echo.
    private static string Ask(string question)
    {
        Console.Error.Write(question);
        var text = new StringBuilder();
        for (ConsoleKeyInfo key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace && text.Length > 0)
                text.Length--;
            else if (!char.IsControl(key.KeyChar) && text.Length < MaxLength)
                text.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return text.ToString();
    }
}
