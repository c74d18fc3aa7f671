using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Edge.Cli;

namespace Edge.RaspberryPi.Settings;

/// <summary>The configuration file: JSON with comments and trailing commas, after settings.schema.json. What is not in it keeps its value.</summary>
public sealed class SettingsFile
{
    private const int MaxBytes = 1 << 16;
    private const int MaxQuote = 60;

    private readonly string _path;
    private readonly byte[] _text;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private ReaderSettings _settings;

    private SettingsFile(string path, byte[] text, ReaderSettings settings) => (_path, _text, _settings) = (path, text, settings);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="defaults">Values of what is not in it.</param>
    /// <exception cref="UserErrorException">It cannot be read or holds something else than settings; the sentence names line and field.</exception>
    public static ReaderSettings Read(string path, ReaderSettings defaults)
    {
        byte[] text;
        try
        {
            using FileStream stream = File.OpenRead(path);
            text = new byte[MaxBytes + 1];
            int length = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            if (length > MaxBytes)
                throw new UserErrorException($"Expected a configuration of at most {MaxBytes} bytes, got a larger file {path}; name the configuration by --config.");
            text = text[..length];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UserErrorException($"Expected to read the configuration {path}, got: {e.Message} Name an existing file by --config.", e);
        }
        return Parse(path, text, defaults);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="path">Name of the text, for messages.</param>
    /// <param name="text">UTF-8.</param>
    /// <param name="defaults">Values of what is not in it.</param>
    /// <exception cref="UserErrorException">It holds something else than settings.</exception>
    public static ReaderSettings Parse(string path, byte[] text, ReaderSettings defaults)
    {
        ArgumentNullException.ThrowIfNull(text);
        var file = new SettingsFile(path, text, defaults);
        try
        {
            file.Read();
        }
        catch (JsonException e)
        {
            // The parser's own sentence ends with its coordinates, in a form of its own.
            string reason = OneLine(e.Message.Split(" LineNumber:")[0].TrimEnd('.'));
            throw new UserErrorException($"{path}, line {(e.LineNumber ?? 0) + 1}: expected JSON, got a fault: {reason}; correct it.", e);
        }
        return file._settings;
    }

    private void Read()
    {
        if (!Utf8.IsValid(_text))
            throw new UserErrorException($"{_path}: expected UTF-8, got other bytes; save it as UTF-8.");
        int start = _text.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var json = new Utf8JsonReader(_text.AsSpan(start), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
            throw Fault(json, "a JSON object", "begin the file with {");
        string[] sections = [.. SettingsFields.All.Select(f => f.Path.Split('.')[0]).Distinct()];
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string name = Text(json);
            if (!sections.Append("$schema").Contains(name))
                throw Fault(json, "a section of the configuration", $"choose one of {string.Join(", ", sections)}");
            Once(json, name);
            json.Read();
            if (name == "$schema")
                json.Skip();
            else if (json.TokenType == JsonTokenType.StartObject)
                ReadSection(ref json, name);
            else
                throw Fault(json, $"'{name}' with an object", "write its fields between { and }");
        }
        // Reads to the end, so that text behind the object is noticed.
        json.Read();
    }

    private void ReadSection(ref Utf8JsonReader json, string section)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string path = $"{section}.{Text(json)}";
            SettingsField? field = SettingsFields.All.FirstOrDefault(f => f.Path == path);
            if (field is null)
                throw Fault(json, $"a field of '{section}'", $"choose one of {string.Join(", ", SettingsFields.All.Where(f => f.Path.StartsWith(section + ".", StringComparison.Ordinal)).Select(f => f.Path[(section.Length + 1)..]))}");
            Once(json, path);
            json.Read();
            _settings = field.Set(_settings, Value(json, field));
        }
    }

    private object? Value(in Utf8JsonReader json, SettingsField field)
    {
        bool isKind = json.TokenType switch
        {
            JsonTokenType.Null => field.IsOptional,
            JsonTokenType.Number => field.Range is not null,
            JsonTokenType.String => field.Range is null,
            _ => false,
        };
        object? value = null;
        if (!isKind || (json.TokenType != JsonTokenType.Null && !field.Convert(Text(json), out value)))
            throw Fault(json, $"{field.Path} with {field.Expected.Replace(SettingsField.None, "null", StringComparison.Ordinal)}", "correct it");
        return value;
    }

    private void Once(in Utf8JsonReader json, string name)
    {
        if (!_seen.Add(name))
            throw Fault(json, $"{name} once", "remove one of them");
    }

    // Whatever stands in the file.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private static string Text(in Utf8JsonReader json)
    {
        try
        {
            return json.TokenType switch
            {
                JsonTokenType.String or JsonTokenType.PropertyName => json.GetString()!,
                JsonTokenType.StartObject => "{",
                JsonTokenType.StartArray => "[",
                _ => Encoding.UTF8.GetString(json.ValueSpan),
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape.
            return Encoding.UTF8.GetString(json.ValueSpan);
        }
    }

    private UserErrorException Fault(in Utf8JsonReader json, string expected, string cure)
    {
        int line = 1 + _text.AsSpan(0, (int)json.TokenStartIndex).Count((byte)'\n');
        string text = Text(json);
        string got = OneLine(text.Length <= MaxQuote ? text : text[..MaxQuote] + "...");
        return new UserErrorException($"{_path}, line {line}: expected {expected}, got '{got}'; {cure}.");
    }
}
