using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Edge.Reports;

namespace Edge.Quantize.Report;

/// <summary>Which boards hold the model.</summary>
internal static class BoardSection
{
    /// <summary>The section; null where boards were not looked at.</summary>
    public static XElement? Draw(IReadOnlyList<FitRow>? boards) => boards is not { Count: > 0 } ? null : Html.Section(
        "Boards",
        Html.Table(
            "Bytes that the model with its runtime takes, of those that the board has for it",
            ["board", "fits", "flash", "RAM at the peak", "one run, estimated"],
            boards.Select(b => new object?[]
            {
                b.Board,
                Html.Styled("td", b.Fits ? "yes" : "no", b.Fits ? "yes" : "no"),
                Bytes(b.FlashBytes, b.FlashLimit),
                Bytes(b.RamBytes, b.RamLimit),
                b.Milliseconds is { } ms ? string.Create(CultureInfo.InvariantCulture, $"{ms:N0} ms") : "not estimated",
            })),
        boards.Any(b => b.Note is not null) ? Html.Styled("ul", "findings notes", boards.Where(b => b.Note is not null).Select(b => Html.Of("li", $"{b.Board}: {b.Note}"))) : null);

    private static string Bytes(long? bytes, long? limit) => bytes is not { } b ? Words.Unknown : limit is { } most ? $"{Words.Count(b)} of {Words.Count(most)}" : Words.Count(b);
}
