using System.Text.Json;
using System.Text.Json.Serialization;

namespace Edge.Quantize.Report;

/// <summary>The form of report.json: what is not known is left out, lists of whole numbers keep to one line.</summary>
internal static class ReportJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // A network that int8 meets exactly has no noise at all.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new NumberListConverter<int>(), new NumberListConverter<long>() },
    };
}
