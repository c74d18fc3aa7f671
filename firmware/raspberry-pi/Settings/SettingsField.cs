using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Edge.RaspberryPi.Settings;

/// <summary>One setting: its place in the configuration file, its option on the command line and the values that it takes.</summary>
public sealed record SettingsField
{
    /// <summary>What stands for no value on the command line; in the file it is null.</summary>
    public const string None = "none";

    /// <summary>Section and field of the file: "camera.width".</summary>
    public required string Path { get; init; }

    /// <summary>The option: "--width".</summary>
    public required string Option { get; init; }

    /// <summary>One sentence for help and schema.</summary>
    public required string Description { get; init; }

    /// <summary>The range of a number; null for a text.</summary>
    public (double Least, double Most)? Range { get; init; }

    /// <summary>Whether a number has to be whole.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The texts that are taken; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether there may be no value.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Reads the value: a string, a double or null.</summary>
    public required Func<ReaderSettings, object?> Get { get; init; }

    /// <summary>Makes settings with another value, which is as <see cref="Convert"/> makes it.</summary>
    public required Func<ReaderSettings, object?, ReaderSettings> Set { get; init; }

    /// <summary>What is taken, for messages: "a whole number of 1 to 120".</summary>
    public string Expected
    {
        get
        {
            string value = Range is { } range
                ? string.Create(CultureInfo.InvariantCulture, $"a {(IsWhole ? "whole " : "")}number of {range.Least} to {range.Most}")
                : Choices.Count > 0 ? string.Join(", ", Choices.SkipLast(1)) + " or " + Choices[^1] : "a text";
            return IsOptional ? $"{value} or {None}" : value;
        }
    }

    /// <summary>Makes a value of its text.</summary>
    /// <param name="text">As it stands on the command line.</param>
    /// <param name="value">A string, a double, or null for none.</param>
    /// <returns>False where the text is not one that the setting takes.</returns>
    public bool Convert(string text, out object? value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = null;
        if (IsOptional && text == None)
            return true;
        value = Range is null ? Text(text) : Number(text);
        return value is not null;
    }

    private string? Text(string text) => Choices.Count > 0
        ? Choices.FirstOrDefault(choice => string.Equals(choice, text, StringComparison.OrdinalIgnoreCase))
        : text.Length > 0 && !text.Contains('\0', StringComparison.Ordinal) ? text : null;

    private double? Number(string text)
    {
        // Addresses on a bus are read and written in hexadecimal.
        bool isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        double number;
        if (isHex && int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int hex))
            number = hex;
        else if (isHex || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
            return null;
        return number >= Range!.Value.Least && number <= Range.Value.Most && (!IsWhole || Math.Floor(number) == number) ? number : null;
    }
}
