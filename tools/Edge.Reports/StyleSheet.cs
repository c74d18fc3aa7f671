namespace Edge.Reports;

/// <summary>Colours and type of the report and of pictures that stand alone; light or dark as the reader's system is.</summary>
/// <remarks>The hues are those of Okabe and Ito (2008), which readers who see colours differently can tell apart. No character needs escaping in XML.</remarks>
public static class StyleSheet
{
    /// <summary>The colours.</summary>
    public const string Colours = """
        :root { color-scheme: light dark; --paper: #ffffff; --panel: #f6f7f9; --ink: #1b2430; --soft: #5a6675; --rule: #dde2e8; --grid: #e9edf1;
          --blue: #0072b2; --orange: #d55e00; --green: #00825f; }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #12171e; --panel: #1a212a; --ink: #e4e9ef; --soft: #9aa7b5; --rule: #313b47; --grid: #262f3a;
            --blue: #56b4e9; --orange: #f0984c; --green: #3ecf9f; }
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

    /// <summary>The page.</summary>
    public const string Page = """
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 1120px; padding: 40px 28px 64px; background: var(--paper); color: var(--ink);
          font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        h1 { margin: 0; font-size: 32px; line-height: 1.2; letter-spacing: -0.01em; }
        h2 { margin: 0 0 12px; font-size: 19px; }
        section { margin-top: 44px; padding-top: 20px; border-top: 1px solid var(--rule); }
        .note, figcaption { color: var(--soft); } .note { margin: 4px 0 16px; max-width: 78ch; }
        .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin-top: 24px; }
        .card { padding: 14px 16px; border-radius: 8px; background: var(--panel); }
        .card .name, .card small { display: block; color: var(--soft); font-size: 12.5px; }
        .card strong { display: block; margin: 2px 0; font-size: 23px; font-weight: 650; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(460px, 100%), 1fr)); gap: 28px 24px; align-items: start; }
        .charts.three { grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 1fr)); }
        svg { display: block; max-width: 100%; height: auto; }
        .right { fill: var(--blue); } .wrong { fill: var(--orange); } .none { fill: var(--panel); }
        svg text.inverse { fill: var(--paper); font-weight: 600; font-variant-numeric: tabular-nums; }
        .bubble { fill: var(--blue); fill-opacity: 0.75; stroke: var(--paper); stroke-width: 1; }
        .pair { display: flex; flex-wrap: wrap; gap: 28px; align-items: center; margin-bottom: 24px; } .pair figure { margin: 0; }
        figure { margin: 0 0 20px; } figcaption { margin-top: 6px; font-size: 13px; }
        img { display: block; max-width: 100%; height: auto; image-rendering: pixelated; border-radius: 3px; }
        .pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(100px, 1fr)); gap: 16px 12px; }
        .pictures figure { margin: 0; } .pictures figcaption { line-height: 1.35; } .pictures b { color: var(--ink); } .pictures small { display: block; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums; }
        th, td { padding: 6px 12px; border-bottom: 1px solid var(--rule); text-align: right; white-space: nowrap; }
        th { color: var(--soft); font-weight: 600; } th:first-child, td:first-child { padding-left: 0; text-align: left; }
        .network th:nth-child(2), .network td:nth-child(2) { text-align: left; }
        .network tbody tr:last-child td { border-bottom: 0; font-weight: 650; }
        .key { display: inline-block; margin-left: 4px; padding: 0 7px; border-radius: 3px; font-variant-numeric: tabular-nums; }
        .key.negative { background: #b24400; color: #ffffff; } .key.zero { background: #f4f4f4; color: #1b2430; } .key.positive { background: #00548c; color: #ffffff; }
        summary { cursor: pointer; color: var(--soft); }
        pre { overflow-x: auto; padding: 16px; border-radius: 8px; background: var(--panel); font: 12.5px/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
        @media print { body { max-width: none; padding: 0; } section { break-inside: avoid; } }
        """;
}
