using System.Collections.Generic;
using System.IO;

namespace Edge.Device.Tests.Contracts;

/// <summary>A list of the public members of a real assembly: type header to members.</summary>
internal static class ApiReference
{
    /// <summary>Reads a list whose types stand at the margin.</summary>
    public static Dictionary<string, HashSet<string>> Read(string path)
    {
        var types = new Dictionary<string, HashSet<string>>();
        HashSet<string>? members = null;
        foreach (string line in File.ReadLines(path))
            if (!line.StartsWith(' '))
                types[line] = members = [];
            else
                (members ?? throw new InvalidDataException($"{path}: expected a type before '{line}'.")).Add(line);
        return types;
    }
}
