using System;
using System.Text.Json;
using Edge.Micro;
using Edge.Micro.Updates;
using Edge.Micro.Updates.Packages;

namespace Edge.Updates;

/// <summary>Reads rejection.json, which the trainer's command calibrate writes.</summary>
internal static class RejectionJson
{
    private const int MaxNumbers = 1 << 15;

    /// <summary>Reads the rule.</summary>
    /// <exception cref="UpdateException">It is something else.</exception>
    public static LogitRejection Read(byte[] json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            return new LogitRejection(
                Array.ConvertAll(Numbers(root, "linear"), n => checked((short)n)),
                Array.ConvertAll(Numbers(root, "squares"), n => checked((short)n)),
                Numbers(root, "biases"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            throw new UpdateException($"{PackagePart.Rejection}: expected a rule as the trainer's 'calibrate' writes it, got something else; calibrate the model again.", e);
        }
    }

    private static int[] Numbers(JsonElement root, string name)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out JsonElement array) || array.GetArrayLength() > MaxNumbers)
            throw new FormatException(name);
        var numbers = new int[array.GetArrayLength()];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = array[i].GetInt32();
        return numbers;
    }
}
