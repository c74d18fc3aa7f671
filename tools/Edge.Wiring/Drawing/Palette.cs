using System.Collections.Generic;
using Edge.Boards.Builds;
using Edge.Wiring.Scenes;

namespace Edge.Wiring.Drawing;

/// <summary>The colours of a drawing on a light or a dark page.</summary>
/// <param name="Name">light or dark.</param>
/// <param name="Surfaces">The colour of each surface.</param>
/// <param name="Texts">The colour of texts and symbols on each surface.</param>
/// <param name="Quiet">The colour of what has no wire, on each surface.</param>
/// <param name="Wires">The colour of each wire, and of its rim.</param>
public sealed record Palette(
    string Name,
    IReadOnlyDictionary<Surface, string> Surfaces,
    IReadOnlyDictionary<Surface, string> Texts,
    IReadOnlyDictionary<Surface, string> Quiet,
    IReadOnlyDictionary<WireSignal, (string Core, string Rim)> Wires)
{
    /// <summary>On a light page.</summary>
    public static Palette Light { get; } = new(
        "light",
        new Dictionary<Surface, string>
        {
            [Surface.Sheet] = "#fbfcfd",
            [Surface.Board] = "#14543a",
            [Surface.Module] = "#1f3f6e",
            [Surface.Metal] = "#c8cfd8",
            [Surface.Chip] = "#22262d",
            [Surface.Glass] = "#0a0d12",
        },
        new Dictionary<Surface, string>
        {
            [Surface.Sheet] = "#1b2027",
            [Surface.Board] = "#ffffff",
            [Surface.Module] = "#ffffff",
            [Surface.Metal] = "#1b2027",
            [Surface.Chip] = "#f2f4f7",
            [Surface.Glass] = "#7ee787",
        },
        new Dictionary<Surface, string>
        {
            [Surface.Sheet] = "#5f6874",
            [Surface.Board] = "#b5d1c3",
            [Surface.Module] = "#b4c6e0",
            [Surface.Metal] = "#3d4550",
            [Surface.Chip] = "#aab2bd",
            [Surface.Glass] = "#9aa4b0",
        },
        new Dictionary<WireSignal, (string Core, string Rim)>
        {
            [WireSignal.Ground] = ("#15181d", "#15181d"),
            [WireSignal.Volts33] = ("#d8232f", "#a3121c"),
            [WireSignal.Volts5] = ("#d8232f", "#8f0d49"),
            [WireSignal.SpiClock] = ("#d97a00", "#9a5600"),
            [WireSignal.SpiOutput] = ("#1577d4", "#0d549a"),
            [WireSignal.SpiInput] = ("#0f9d8f", "#08695f"),
            [WireSignal.SpiSelect] = ("#8b47d6", "#622ca0"),
            [WireSignal.I2cData] = ("#23953c", "#14682a"),
            [WireSignal.I2cClock] = ("#a37f00", "#735900"),
            [WireSignal.DataCommand] = ("#0f9d8f", "#08695f"),
            [WireSignal.Reset] = ("#c13a94", "#8c2069"),
            [WireSignal.Backlight] = ("#a37f00", "#735900"),
            [WireSignal.Button] = ("#66707d", "#454d58"),
            [WireSignal.Led] = ("#8d6a4c", "#644a33"),
        });

    /// <summary>On a dark page.</summary>
    public static Palette Dark { get; } = new(
        "dark",
        new Dictionary<Surface, string>
        {
            [Surface.Sheet] = "#12161c",
            [Surface.Board] = "#12452f",
            [Surface.Module] = "#1b365e",
            [Surface.Metal] = "#8d96a2",
            [Surface.Chip] = "#2b3038",
            [Surface.Glass] = "#06080b",
        },
        new Dictionary<Surface, string>
        {
            [Surface.Sheet] = "#e9edf2",
            [Surface.Board] = "#ffffff",
            [Surface.Module] = "#ffffff",
            [Surface.Metal] = "#0d1117",
            [Surface.Chip] = "#f2f4f7",
            [Surface.Glass] = "#7ee787",
        },
        new Dictionary<Surface, string>
        {
            [Surface.Sheet] = "#98a2ae",
            [Surface.Board] = "#a9c8b9",
            [Surface.Module] = "#a9bddb",
            [Surface.Metal] = "#1b2027",
            [Surface.Chip] = "#aab2bd",
            [Surface.Glass] = "#9aa4b0",
        },
        new Dictionary<WireSignal, (string Core, string Rim)>
        {
            [WireSignal.Ground] = ("#05070a", "#c3cad3"),
            [WireSignal.Volts33] = ("#ff5c5c", "#ff9a9a"),
            [WireSignal.Volts5] = ("#ff5c5c", "#ffb3e2"),
            [WireSignal.SpiClock] = ("#f59e2c", "#ffc67d"),
            [WireSignal.SpiOutput] = ("#4ea8ff", "#93caff"),
            [WireSignal.SpiInput] = ("#2dc7b6", "#7fe6da"),
            [WireSignal.SpiSelect] = ("#b586f5", "#d7bdfb"),
            [WireSignal.I2cData] = ("#4cc764", "#96e3a5"),
            [WireSignal.I2cClock] = ("#d9b53a", "#eed988"),
            [WireSignal.DataCommand] = ("#2dc7b6", "#7fe6da"),
            [WireSignal.Reset] = ("#f078c4", "#f9b3df"),
            [WireSignal.Backlight] = ("#d9b53a", "#eed988"),
            [WireSignal.Button] = ("#8d97a5", "#c3cad3"),
            [WireSignal.Led] = ("#c79d78", "#e4c9b0"),
        });

    /// <summary>Both.</summary>
    public static IReadOnlyList<Palette> All { get; } = [Light, Dark];
}
