namespace Edge.Trainer.Reporting;

/// <summary>Colours and type of the report and of pictures that stand alone; light or dark as the reader's system is.</summary>
/// <remarks>The hues are those of Okabe and Ito (2008), which readers who see colours differently can tell apart. No character needs escaping in XML.</remarks>
internal static class StyleSheet
{
    /// <summary>The colours.</summary>
    public const string Colours = """
        :root { color-scheme: light dark; --paper: #ffffff; --panel: #f6f7f9; --ink: #1b2430; --soft: #5a6675; --rule: #dde2e8; --grid: #e9edf1;
          --blue: #0072b2; --orange: #d55e00; --green: #00825f; --heat: 0, 114, 178; --fault: 213, 94, 0; }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #12171e; --panel: #1a212a; --ink: #e4e9ef; --soft: #9aa7b5; --rule: #313b47; --grid: #262f3a;
            --blue: #56b4e9; --orange: #f0984c; --green: #3ecf9f; --heat: 86, 180, 233; --fault: 240, 152, 76; }
        }
        """;

    /// <summary>Charts.</summary>
    public const string Charts = """
        svg text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; fill: var(--soft); }
        svg text.title { font-size: 13.5px; font-weight: 600; fill: var(--ink); }
        svg text.tick { font-size: 11px; font-variant-numeric: tabular-nums; }
        svg text.value { fill: var(--ink); font-variant-numeric: tabular-nums; }
        .grid { stroke: var(--grid); stroke-width: 1; }
        .axis { stroke: var(--soft); stroke-width: 1; }
        .border { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 3 3; }
        .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
        .train { color: var(--blue); } .validation { color: var(--orange); } .rate { color: var(--green); }
        .line { stroke: currentColor; } .dot { fill: var(--paper); stroke: currentColor; stroke-width: 1.6; }
        .bar { fill: var(--blue); } .backdrop { fill: var(--paper); }
        """;
}
