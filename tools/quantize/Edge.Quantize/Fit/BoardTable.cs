using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Edge.Quantize.Fit;

/// <summary>The table of all boards as text: a line a board, columns aligned.</summary>
public static class BoardTable
{
    private static readonly string[] Head = ["board", "fits", "flash", "of", "peak RAM", "of", "a run"];

    /// <summary>The table's cells, the heading first; every row has as many.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Cells(IEnumerable<BoardFit> fits) => [Head, .. fits.Select(Row)];

    /// <summary>The table's lines, the heading first.</summary>
    public static IReadOnlyList<string> Lines(IEnumerable<BoardFit> fits)
    {
        IReadOnlyList<IReadOnlyList<string>> cells = Cells(fits);
        int[] widths = [.. Head.Select((_, i) => cells.Max(row => row[i].Length))];
        return [.. cells.Select(row => string.Join("  ", row.Select((cell, i) => i < 2 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd())];
    }

    private static IReadOnlyList<string> Row(BoardFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        // Where only an upper end of the heap is known, a fit is a hope and a misfit certain.
        string fits = !fit.Fits ? "no" : fit.IsRamLimitBound ? "yes, if the heap allows" : "yes";
        return
        [
            fit.Board.Id, fits, Bytes(fit.FlashBytes), fit.FlashLimit is { } flash ? Bytes(flash) : "any card",
            Bytes(fit.RamBytes), fit.RamLimit is { } ram ? (fit.IsRamLimitBound ? "at most " : "") + Bytes(ram) : "unknown", Time(fit.Latency),
        ];
    }

    private static string Bytes(long bytes) => bytes.ToString("N0", CultureInfo.InvariantCulture);

    private static string Time(LatencyEstimate? latency)
    {
        if (latency is null)
            return "not estimated";
        string range = latency is { Low: { } low, High: { } high } ? $" ({Number(low)} to {Number(high)})" : "";
        return $"{Number(latency.Milliseconds)} ms{range}";
    }

    private static string Number(double milliseconds) => milliseconds.ToString(milliseconds < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);
}
