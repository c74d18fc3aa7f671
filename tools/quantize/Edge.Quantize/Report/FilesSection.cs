using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using Edge.Reports;

namespace Edge.Quantize.Report;

/// <summary>By what the files can be told.</summary>
internal static class FilesSection
{
    /// <summary>The section.</summary>
    public static XElement Draw(QuantizationReport report) => Html.Section("Files", Html.Of("dl", Entries(report).SelectMany(e => new[] { Html.Of("dt", e.Name), Html.Of("dd", e.Value) })));

    private static IEnumerable<(string Name, object Value)> Entries(QuantizationReport report)
    {
        yield return ("SHA-256 of the source", Html.Of("code", report.SourceSha256));
        yield return ("SHA-256 of model.tflite", Html.Of("code", report.TfliteSha256));
        yield return ("golden samples", $"{Words.Count(report.GoldenSamples)} travel with the model, for SelfTest() on any device");
        yield return ("C#", report.CSharpConstantBytes is { } bytes ? $"one class, {Words.Count(bytes)} bytes of constants" : "none");
        if (report.NanoObstacle is { } obstacle)
            yield return ("nanoFramework", obstacle);
    }
}
