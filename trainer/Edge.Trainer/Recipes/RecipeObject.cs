using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Edge.Cli;

namespace Edge.Trainer.Recipes;

/// <summary>One object of a recipe: takes its members one by one, with their limits, and then refuses what is left.</summary>
internal sealed class RecipeObject
{
    private readonly string _file;
    private readonly string _what;
    private readonly JsonNode _node;
    private readonly List<string> _known = [];

    /// <param name="file">The recipe, for messages.</param>
    /// <param name="what">What the object is, for messages.</param>
    /// <param name="node">Its value.</param>
    public RecipeObject(string file, string what, JsonNode node)
    {
        (_file, _what, _node) = (file, what, node);
        if (node.Kind != JsonValueKind.Object)
            throw Fault(node, $"expected {what} to be an object in braces, got {node.Shown}");
        IGrouping<string, KeyValuePair<string, JsonNode>>? twice = node.Members.GroupBy(m => m.Key).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw Fault(twice.Last().Value, $"expected \"{twice.Key}\" once in {what}, got it {twice.Count()} times; remove one");
    }

    /// <summary>A fault at a line of the recipe.</summary>
    public UserErrorException Fault(JsonNode at, string sentence) => new($"{_file}, line {at.Line}: {sentence}.");

    /// <summary>A fault of the object as a whole.</summary>
    public UserErrorException Fault(string sentence) => Fault(_node, sentence);

    /// <summary>A member, or null where it is absent.</summary>
    public JsonNode? Find(string name)
    {
        if (!_known.Contains(name))
            _known.Add(name);
        return _node.Members.FirstOrDefault(m => m.Key == name).Value;
    }

    /// <summary>A member that must be there.</summary>
    public JsonNode Require(string name, string example) =>
        Find(name) ?? throw Fault($"expected {_what} to have \"{name}\", got none; add for instance \"{name}\": {example}");

    /// <summary>A text.</summary>
    public string Text(string name, string example)
    {
        JsonNode node = Require(name, example);
        return node.Kind == JsonValueKind.String && node.Text.Length > 0
            ? node.Text
            : throw Fault(node, $"expected \"{name}\" to be a text such as {example}, got {node.Shown}");
    }

    /// <summary>The address of a web page.</summary>
    public string Address(string name)
    {
        const string Example = "\"https://example.org/mnist\"";
        string text = Text(name, Example);
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? text
            : throw Fault(Require(name, Example), $"expected \"{name}\" to be the address of a web page such as {Example}, got \"{text}\"");
    }

    /// <summary>true or false.</summary>
    public bool Flag(string name, bool absent)
    {
        JsonNode? node = Find(name);
        return node is null ? absent : node.Kind is JsonValueKind.True or JsonValueKind.False
            ? node.Kind == JsonValueKind.True
            : throw Fault(node, $"expected \"{name}\" to be true or false, got {node.Shown}");
    }

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>; must be there if <paramref name="absent"/> is null.</summary>
    public double Number(string name, double? absent, double least, double most, bool whole = false)
    {
        JsonNode? node = absent is null ? Require(name, least.ToString(CultureInfo.InvariantCulture)) : Find(name);
        if (node is null)
            return absent!.Value;
        bool good = node.Kind == JsonValueKind.Number & double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        if (!good || !(value >= least && value <= most) || (whole && value != Math.Floor(value)))
            throw Fault(node, FormattableString.Invariant($"expected \"{name}\" to be a {(whole ? "whole " : "")}number from {least} to {most}, got {node.Shown}"));
        return value;
    }

    /// <summary>A whole number.</summary>
    public int Integer(string name, int? absent, int least, int most) => (int)Number(name, absent, least, most, whole: true);

    /// <summary>An object in this one, read by <paramref name="read"/>, or null where it is absent.</summary>
    /// <param name="name">The member.</param>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="read">Takes its members; what it leaves is refused.</param>
    public T? Child<T>(string name, string what, Func<RecipeObject, T> read)
        where T : class
    {
        JsonNode? node = Find(name);
        if (node is null)
            return null;
        var child = new RecipeObject(_file, what, node);
        T result = read(child);
        child.RefuseOthers();
        return result;
    }

    /// <summary>One of the names of an enumeration, in camel case.</summary>
    public TEnum Choice<TEnum>(string name, TEnum? absent)
        where TEnum : struct, Enum
    {
        string[] allowed = [.. Enum.GetNames<TEnum>().Select(JsonNamingPolicy.CamelCase.ConvertName)];
        JsonNode? node = absent is null ? Require(name, $"\"{allowed[0]}\"") : Find(name);
        if (node is null)
            return absent!.Value;
        int index = node.Kind == JsonValueKind.String ? Array.IndexOf(allowed, node.Text) : -1;
        return index >= 0
            ? Enum.GetValues<TEnum>()[index]
            : throw Fault(node, $"expected \"{name}\" to be one of {string.Join(", ", allowed)}, got {node.Shown}");
    }

    /// <summary>Refuses members that nothing has asked for.</summary>
    public void RefuseOthers()
    {
        foreach ((string name, JsonNode value) in _node.Members)
            if (!_known.Contains(name))
                throw Fault(value, $"expected {_what} to have only {string.Join(", ", _known)}, got \"{name}\"; remove or correct it");
    }
}
