using System;
using System.Globalization;

namespace Edge.Quantize.Nano;

/// <summary>Parts of C# expressions, written alike in every culture.</summary>
internal static class Expression
{
    /// <summary>A text with numbers in it.</summary>
    public static string Text(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>A number.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A sum, such as an index some elements behind another.</summary>
    /// <param name="name">A local.</param>
    /// <param name="offset">What is added, 0 or more.</param>
    public static string Plus(string name, int offset) => offset == 0 ? name : $"{name} + {Number(offset)}";
}
