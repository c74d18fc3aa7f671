using System.Collections.Generic;
using System.Globalization;

namespace Edge.Reports;

/// <summary>What a page calls the classes: by name where the images have names, else by number.</summary>
/// <param name="names">The names in the order of the outputs, or none.</param>
public sealed class ClassLabels(IReadOnlyList<string> names)
{
    // A longer name does not fit beside a tick.
    private const int MostLetters = 7;

    /// <summary>The whole label.</summary>
    public string this[int index] => index < names.Count ? names[index] : index.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a tick has room for.</summary>
    public string Shortened(int index) => this[index].Length <= MostLetters ? this[index] : this[index][..(MostLetters - 1)] + "\u2026";
}
