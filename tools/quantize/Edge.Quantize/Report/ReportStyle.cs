namespace Edge.Quantize.Report;

/// <summary>What the quantiser's page adds to the common style sheet. No character needs escaping in XML.</summary>
internal static class ReportStyle
{
    public const string Rules = """
        .lead { margin: 14px 0 0; font-size: 17px; max-width: 72ch; } .lead + .lead { margin-top: 6px; font-size: 15px; color: var(--soft); }
        caption { padding: 0 0 8px; text-align: left; color: var(--soft); }
        td.text, .layers th:nth-child(2) { text-align: left; } .layers th, .layers td { padding: 6px 9px; } .layers th:first-child, .layers td:first-child { padding-left: 0; } .layers th:first-child, .layers td:first-child { position: sticky; left: 0; background: var(--paper); }
        .notes { margin-top: 16px; color: var(--soft); font-size: 13.5px; } td.name { max-width: 260px; overflow: hidden; text-overflow: ellipsis; }
        td.meter .track { display: inline-block; width: 64px; height: 9px; margin-right: 8px; border-radius: 3px; background: var(--panel); overflow: hidden; }
        td.meter .fill { display: block; height: 100%; background: var(--blue); } td.meter .figure { display: inline-block; min-width: 5.6em; } td.meter.low .fill { background: var(--orange); }
        tr.chosen td { background: var(--panel); font-weight: 650; } .yes { color: var(--green); font-weight: 650; } .no { color: var(--orange); font-weight: 650; }
        td.hot { color: var(--orange); font-weight: 650; }
        .cards { grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr)); } .wide + div { margin-top: 20px; }
        .findings { margin: 0; padding-left: 20px; max-width: 82ch; } .findings li { margin: 6px 0; }
        .cut { fill: var(--orange); } .beyond { fill: var(--orange); fill-opacity: 0.13; }
        .four { max-width: 460px; } .four th[scope=row] { text-align: left; padding-left: 0; } .split { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr)); gap: 24px; align-items: start; }
        table + .note, .wide + .note { margin-top: 12px; } code { font: 12.5px ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0; } dt { color: var(--soft); } dd { margin: 0; min-width: 0; }
        @media (max-width: 600px) { body { padding: 24px 16px 48px; } h1 { font-size: 26px; } .cards { grid-template-columns: 1fr 1fr; } .card { padding: 12px; } .card strong { font-size: 19px; } dl { grid-template-columns: 1fr; } dd { margin-bottom: 8px; } }
        """;
}
