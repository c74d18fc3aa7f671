using System;
using System.Collections.Generic;

namespace Edge.Quantize.Emit;

/// <summary>The names of a generated class' members and locals, each given once: two layers, or a layer and a tensor, may bear one name.</summary>
internal sealed class MemberNames
{
    // Upper and lower case are one: a local is its tensor's name with a small letter.
    private readonly HashSet<string> _taken;

    /// <summary>Makes the set.</summary>
    /// <param name="taken">Names that are taken from the beginning.</param>
    public MemberNames(params IEnumerable<string> taken)
    {
        _taken = new HashSet<string>(taken, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The name, with a number from 2 behind it where it is taken.</summary>
    public string Unique(string name)
    {
        string candidate = name;
        for (int i = 2; !_taken.Add(candidate); i++)
            candidate = $"{name}{i}";
        return candidate;
    }
}
