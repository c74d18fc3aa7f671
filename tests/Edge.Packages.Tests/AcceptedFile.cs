using System;
using System.IO;
using System.Linq;
using Edge.Testing;

namespace Edge.Packages.Tests;

/// <summary>A checked-in file that a program of these tests writes: compared, or written anew where the developer accepts what has changed.</summary>
internal static class AcceptedFile
{
    /// <summary>The environment variable that accepts, with the value 1.</summary>
    public const string Variable = "EDGE_ACCEPT";

    /// <summary>Whether what differs is written instead of failing a test.</summary>
    public static bool IsAccepting => Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>Compares text line by line and names the first differences.</summary>
    /// <param name="path">The checked-in file.</param>
    /// <param name="text">What it should hold, with line feeds.</param>
    public static void Compare(string path, string text)
    {
        if (IsAccepting)
            File.WriteAllText(path, text);
        string name = Path.GetRelativePath(Repository.Root, path);
        Assert.True(File.Exists(path), $"Expected {name}, found no such file; {Advice}");
        string[] expected = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n'), got = text.Split('\n');
        string[] differences = [.. expected.Except(got).Select(line => "- " + line.Trim()), .. got.Except(expected).Select(line => "+ " + line.Trim())];
        Assert.True(differences.Length == 0, $"{name} differs; {Advice}\n{string.Join('\n', differences)}");
        Assert.Equal(expected, got);
    }

    /// <summary>How to accept.</summary>
    public static string Advice => $"if that is meant, run the tests of Edge.Packages.Tests once with {Variable}=1 and commit what they wrote.";
}
