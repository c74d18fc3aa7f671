using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Edge.Quantize.Report;

/// <summary>Writes whole numbers side by side: a histogram is a line and not a page.</summary>
/// <typeparam name="T">Their type.</typeparam>
internal sealed class NumberListConverter<T> : JsonConverter<IReadOnlyList<T>>
    where T : IBinaryInteger<T>
{
    /// <inheritdoc/>
    public override IReadOnlyList<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonSerializer.Deserialize<T[]>(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) =>
        writer.WriteRawValue($"[{string.Join(", ", value.Select(v => v.ToString(null, CultureInfo.InvariantCulture)))}]");
}
