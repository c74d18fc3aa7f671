using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Edge.Contracts.Generator;

/// <summary>Reads a list of public members. A type stands at the margin, its members are indented by two.</summary>
internal static class ApiList
{
    /// <summary>Reads one list.</summary>
    /// <exception cref="InvalidDataException">A line has another form.</exception>
    public static List<ApiType> Read(string path)
    {
        var types = new List<ApiType>();
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            try
            {
                if (line.StartsWith("  field ", StringComparison.Ordinal))
                    types[^1].Fields.Add(Field(line["  field ".Length..]));
                else if (line.StartsWith("  method ", StringComparison.Ordinal))
                    types[^1].Methods.Add(Method(line["  method ".Length..]));
                else
                    types.Add(Type(line));
            }
            catch (ArgumentOutOfRangeException e)
            {
                throw new InvalidDataException($"{path}, line {number}: expected a type, field or method, got '{line}'; copy the list again.", e);
            }
        }
        return types;
    }

    private static ApiType Type(string line)
    {
        string[] parts = line.Split(" : ", 2);
        string[] names = parts[^1].Split(" , ");
        string[] head = (parts.Length == 2 ? parts[0] : names[0]).Split(' ');
        string? parent = parts.Length == 2 ? names[0] : null;
        return new ApiType(head[^2], head.Length > 2 ? head[0] : "", head[^1], parent == "System.Object" ? null : parent, names[1..]);
    }

    private static ApiField Field(string text)
    {
        string[] sides = text.Split(" = ", 2);
        string[] words = sides[0].Split(' ');
        return new ApiField(string.Join(' ', words[..^2]), words[^2], words[^1], sides.Length > 1 ? sides[1] : null);
    }

    private static ApiMethod Method(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal);
        string[] words = text[..open].Split(' ');
        string inside = text[(open + 1)..text.LastIndexOf(')')];
        ApiParameter[] parameters = inside.Length == 0 ? [] : inside.Split(", ").Select(Parameter).ToArray();
        return new ApiMethod(words[..^2], words[^2], words[^1], parameters);
    }

    private static ApiParameter Parameter(string text)
    {
        string[] sides = text.Split(" = ", 2);
        string[] words = sides[0].Split(' ');
        return new ApiParameter(words.Length > 2 ? words[0] : "", words[^2], words[^1], sides.Length > 1 ? sides[1] : null);
    }
}
