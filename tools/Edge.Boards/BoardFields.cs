using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Edge.Boards;

/// <summary>The fields of one JSON object, read strictly: each fault is one sentence that names the file and the field.</summary>
internal sealed partial class BoardFields
{
    private const int MaxText = 1000;
    private const int MaxName = 48;
    private const int MaxTarget = 64;
    private const int MaxMark = 8;
    private const long MaxQuantity = 1_000_000_000_000;
    private const string PinRule = "a pin's name of at most 48 capital letters, digits and underscores";
    private const string IdentifierRule = "at most 48 small letters, digits and single hyphens";

    private readonly Dictionary<string, JsonElement> _rest;
    private readonly string _file;
    private readonly string _path;
    private readonly string _schema;

    /// <summary>Begins to read an object.</summary>
    /// <param name="element">The object.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="path">Where the object stands, as "ram.heapBytes"; empty for the whole file.</param>
    /// <param name="schema">The schema's name, for messages.</param>
    public BoardFields(JsonElement element, string file, string path, string schema = "board.schema.json")
    {
        _file = file;
        _path = path;
        _schema = schema;
        if (element.ValueKind != JsonValueKind.Object)
            throw new BoardException($"{Place("")}: expected an object, got {Describe(element)}; compare it with a file of hardware/boards.");
        _rest = element.EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
    }

    /// <summary>A text of a stranger for a message: one line, not long.</summary>
    public static string Quotable(string text) => new([.. (text.Length <= 100 ? text : text[..100] + "...").Select(c => char.IsControl(c) ? '?' : c)]);

    /// <summary>True where a field is there and has not been read.</summary>
    public bool Has(string name) => _rest.ContainsKey(name);

    /// <summary>Throws where a field is left that nobody asked for.</summary>
    public void End()
    {
        if (_rest.Count > 0)
            throw new BoardException($"{Place(Quotable(_rest.Keys.First()))}: expected no such field, got one; remove it, or correct its name after {_schema}.");
    }

    /// <summary>An exception about a field.</summary>
    public BoardException Wrong(string name, string expected, string got) => new($"{Place(name)}: expected {expected}, got {got}; correct it after {_schema}.");

    /// <summary>A text of 1 to 1000 characters.</summary>
    public string Text(string name) => Text(name, Any(), MaxText, $"a text of 1 to {MaxText} characters");

    /// <summary>An id: small letters, digits and single hyphens.</summary>
    public string Identifier(string name) => Text(name, IdentifierForm(), MaxName, IdentifierRule);

    /// <summary>The name of a runtime's target.</summary>
    public string Target(string name) => Text(name, TargetForm(), MaxTarget, $"a target or runtime identifier of at most {MaxTarget} characters, as ESP32_REV3 or linux-arm64");

    /// <summary>The name of a pin.</summary>
    public string PinName(string name) => Text(name, PinForm(), MaxName, PinRule);

    /// <summary>The mark of a pin on the board, or null.</summary>
    public string? Mark(string name)
    {
        if (_rest.TryGetValue(name, out JsonElement element) && element.ValueKind == JsonValueKind.Null)
        {
            _rest.Remove(name);
            return null;
        }
        return Text(name, MarkForm(), MaxMark, $"null or capital letters and digits, at most {MaxMark}");
    }

    /// <summary>Names of pins in a list, null where there is none.</summary>
    public IReadOnlyList<string?> PinNames(string name, int most) => [.. Elements(name, most).Select((e, i) =>
        e.ValueKind == JsonValueKind.Null ? null : TextOf($"{name}[{i}]", e, PinForm(), MaxName, $"null or {PinRule}"))];

    /// <summary>True or false.</summary>
    public bool Flag(string name)
    {
        JsonElement element = Take(name);
        return element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : throw Wrong(name, "true or false", Describe(element));
    }

    /// <summary>Texts in a list.</summary>
    public IReadOnlyList<string> Texts(string name, int most) =>
        [.. Elements(name, most).Select((e, i) => TextOf($"{name}[{i}]", e, Any(), MaxText, $"a text of 1 to {MaxText} characters"))];

    /// <summary>One of several words.</summary>
    public string Choice(string name, params string[] words)
    {
        JsonElement element = Take(name);
        string? text = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        return text is not null && words.Contains(text) ? text : throw Wrong(name, $"one of {string.Join(", ", words)}", Describe(element));
    }

    /// <summary>An integer within a range.</summary>
    public long Integer(string name, long least, long most)
    {
        JsonElement element = Take(name);
        return TryInteger(element, least, most, out long value) ? value : throw Wrong(name, $"an integer of {least} to {most}", Describe(element));
    }

    /// <summary>Ids in a list.</summary>
    public IReadOnlyList<string> Identifiers(string name, int most) =>
        [.. Elements(name, most).Select((e, i) => TextOf($"{name}[{i}]", e, IdentifierForm(), MaxName, IdentifierRule))];

    /// <summary>An object within this one.</summary>
    public BoardFields Fields(string name) => new(Take(name), _file, Under(name), _schema);

    /// <summary>Objects in a list.</summary>
    public IReadOnlyList<BoardFields> Items(string name, int most) => [.. Elements(name, most).Select((e, i) => new BoardFields(e, _file, $"{Under(name)}[{i}]", _schema))];

    /// <summary>A figure with its source.</summary>
    public Figure Figure(string name)
    {
        BoardFields fields = Fields(name);
        long? value = fields.Quantity("value"), low = fields.Has("low") ? fields.Quantity("low") : null, high = fields.Has("high") ? fields.Quantity("high") : null;
        FigureBasis basis = Enum.Parse<FigureBasis>(fields.Choice("basis", "documented", "derived", "measured", "estimated", "unknown"), ignoreCase: true);
        string source = fields.Text("source");
        fields.End();
        bool nothing = value is null && low is null && high is null;
        if (nothing != (basis == FigureBasis.Unknown))
            throw fields.Wrong("basis", nothing ? "unknown where value, low and high are null" : "a basis other than unknown where there is a number", $"'{basis.ToString().ToLowerInvariant()}'");
        if (low > value || value > high || low > high)
            throw fields.Wrong("value", "low, value and high in ascending order", $"{low?.ToString("N0") ?? "null"}, {value?.ToString("N0") ?? "null"} and {high?.ToString("N0") ?? "null"}");
        return new Figure(value, low, high, basis, source);
    }

    private long? Quantity(string name)
    {
        JsonElement element = Take(name);
        if (element.ValueKind == JsonValueKind.Null)
            return null;
        return TryInteger(element, 0, MaxQuantity, out long value) ? value : throw Wrong(name, $"null or an integer of 0 to {MaxQuantity:N0}", Describe(element));
    }

    private JsonElement Take(string name) =>
        _rest.Remove(name, out JsonElement element) ? element : throw new BoardException($"{Place(name)}: expected the field, got none; add it after {_schema}.");

    private JsonElement[] Elements(string name, int most)
    {
        JsonElement element = Take(name);
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() > most)
            throw Wrong(name, $"a list of at most {most}", element.ValueKind == JsonValueKind.Array ? $"one of {element.GetArrayLength()}" : Describe(element));
        return [.. element.EnumerateArray()];
    }

    private string Text(string name, Regex form, int most, string expected) => TextOf(name, Take(name), form, most, expected);

    private string TextOf(string name, JsonElement element, Regex form, int most, string expected)
    {
        string? text = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        return text is { Length: > 0 } && text.Length <= most && form.IsMatch(text) ? text : throw Wrong(name, expected, Describe(element));
    }

    private string Under(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    private string Place(string name) => $"{_file}, {(name.Length == 0 ? _path.Length == 0 ? "the file" : _path : Under(name))}";

    private static bool TryInteger(JsonElement element, long least, long most, out long value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out value) && value >= least && value <= most;
    }

    private static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"'{Quotable(element.GetString()!)}'",
        _ => Quotable(element.GetRawText()),
    };

    [GeneratedRegex(@"\A[^\p{Cc}]+\z")]
    private static partial Regex Any();

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex IdentifierForm();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_.\-]*\z")]
    private static partial Regex TargetForm();

    [GeneratedRegex(@"\A[A-Z0-9][A-Z0-9_]*\z")]
    private static partial Regex PinForm();

    [GeneratedRegex(@"\A[A-Z0-9]+\z")]
    private static partial Regex MarkForm();
}
