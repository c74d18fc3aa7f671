using System;
using System.Linq;
using System.Text;
using Edge.Boards.Builds;
using Edge.Reports;
using Edge.Wiring.Scenes;

namespace Edge.Wiring.Drawing;

/// <summary>The style sheet of a drawing: the colours of both palettes, and how texts are set.</summary>
internal static class StyleSheetText
{
    private const string Sans = "system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
    private const string Monospace = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

    /// <summary>Writes it.</summary>
    public static string Write()
    {
        var css = new StringBuilder("\n");
        css.Append("text { dominant-baseline: alphabetic; }\n");
        foreach (TextStyle style in Enum.GetValues<TextStyle>())
        {
            bool isPin = style is TextStyle.WiredPin or TextStyle.FreePin or TextStyle.Mark;
            bool isBold = style is TextStyle.Title or TextStyle.Name or TextStyle.WiredPin;
            css.Append($".{Class(style)} {{ font: {(isBold ? "700" : "400")} {Svg.Number(TextSize.Of(style))}px {(isPin ? Monospace : Sans)}; }}\n");
        }
        css.Append(".stroke { fill: none; stroke-width: 2.2; stroke-linecap: round; stroke-linejoin: round; }\n");
        css.Append(".gap, .rim, .core { fill: none; stroke-linecap: round; stroke-linejoin: round; }\n.gap { stroke-width: 9; }\n.rim { stroke-width: 5.6; }\n.core { stroke-width: 3.4; }\n");
        css.Append(".case { fill: none; stroke-width: 2; stroke-dasharray: 7 6; }\n");
        css.Append(Colours(Palette.Light));
        css.Append("@media (prefers-color-scheme: dark) {\n").Append(Colours(Palette.Dark)).Append("}\n");
        return css.ToString();
    }

    /// <summary>The class of a text's style.</summary>
    public static string Class(TextStyle style) => style.ToString().ToLowerInvariant();

    /// <summary>The class of a surface.</summary>
    public static string Class(Surface surface) => surface.ToString().ToLowerInvariant();

    /// <summary>The class of a signal: its word in build files, after a letter.</summary>
    public static string Class(WireSignal signal) => "w-" + WireSignals.Words.First(w => w.Value == signal).Key;

    private static string Colours(Palette palette)
    {
        var css = new StringBuilder();
        foreach ((Surface surface, string colour) in palette.Surfaces)
        {
            string text = palette.Texts[surface], quiet = palette.Quiet[surface];
            css.Append($"  .{Class(surface)} {{ fill: {colour}; }} text.on-{Class(surface)} {{ fill: {text}; }} text.quiet.on-{Class(surface)} {{ fill: {quiet}; }} .stroke.on-{Class(surface)} {{ stroke: {text}; }}\n");
        }
        css.Append($"  .gap {{ stroke: {palette.Surfaces[Surface.Sheet]}; }} .case {{ stroke: {palette.Quiet[Surface.Sheet]}; }} .free {{ fill: {palette.Surfaces[Surface.Metal]}; stroke: {palette.Surfaces[Surface.Chip]}; }} .pad {{ stroke: {palette.Surfaces[Surface.Metal]}; }}\n");
        foreach ((WireSignal signal, (string core, string rim)) in palette.Wires)
            css.Append($"  .core.{Class(signal)} {{ stroke: {core}; }} .rim.{Class(signal)} {{ stroke: {rim}; }} .pad.{Class(signal)} {{ fill: {core}; }}\n");
        return css.ToString();
    }
}
