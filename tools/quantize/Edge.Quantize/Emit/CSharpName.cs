using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace Edge.Quantize.Emit;

/// <summary>Checks the names that a user gives for generated code.</summary>
public static partial class CSharpName
{
    private const int MostCharacters = 100;

    // Reserved words, and names that would hide what the generated code uses.
    private static readonly string[] Taken =
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false "
        + "finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override params private "
        + "protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked "
        + "unsafe ushort using virtual void volatile while System Add AveragePool2D Concatenation Conv2D DepthwiseConv2D FullyConnected Graph Interpreter Lookup Maximum "
        + "MaxPool2D Mean Minimum Mul Operator Pad Requantize Reshape ResizeNearestNeighbor Softmax Sub Tensor Transpose Window").Split(' ');

    /// <summary>A name for a local: the member's with a small letter.</summary>
    internal static string Local(string member)
    {
        string name = char.ToLowerInvariant(member[0]) + member[1..];
        return Taken.Contains(name) ? name + "Tensor" : name;
    }

    /// <summary>Throws unless a text can be a namespace.</summary>
    /// <exception cref="QuantizeException">It cannot; the message says why.</exception>
    public static void RequireNamespace(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string? taken = text.Split('.').FirstOrDefault(Taken.Contains);
        if (text.Length > MostCharacters || taken is not null || !Namespace().IsMatch(text))
            throw new QuantizeException($"The namespace: expected ASCII letters, digits and underscores, in parts separated by dots, as Edge.Models, got '{text}'{(taken is null ? "" : $" with the taken word '{taken}'")}; choose another.");
    }

    /// <summary>Throws unless a text can be the name of a class.</summary>
    /// <exception cref="QuantizeException">It cannot; the message says why.</exception>
    public static void RequireClass(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters || Taken.Contains(text) || !Identifier().IsMatch(text))
            throw new QuantizeException($"The class: expected a name of ASCII letters, digits and underscores that is not taken, got '{text}'; choose another.");
    }

    /// <summary>Throws unless a text can be the name of a model, of which a class, files and comments are made.</summary>
    /// <exception cref="QuantizeException">It cannot; the message says why.</exception>
    public static void RequireModel(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!Model().IsMatch(text))
            throw new QuantizeException($"The model's name: expected a letter and up to 47 more letters, digits, underscores, hyphens or dots, as digits, got '{text}'; choose another.");
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*\z")]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_.\-]{0,47}\z")]
    private static partial Regex Model();
}
