using System.Linq;

namespace Edge.Quantize.Fit;

/// <summary>Names of models and layers come from files of others: none breaks a line or fills a terminal.</summary>
public static class PrintableName
{
    private const int MostCharacters = 80;

    /// <summary>The name as it may stand in a sentence.</summary>
    public static string Of(string name) =>
        new([.. (name.Length <= MostCharacters ? name : name[..MostCharacters] + "...").Select(c => char.IsControl(c) ? '?' : c)]);
}
