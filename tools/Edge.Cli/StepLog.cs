using System;
using System.IO;
using System.Text;
using System.Text.Json;

namespace Edge.Cli;

/// <summary>Says what is done as it is done: lines of text, or a JSON object a line.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="isJson">JSON instead of text.</param>
public sealed class StepLog(TextWriter output, bool isJson)
{
    private const string CommandStep = "command";

    /// <summary>Says that a step was made.</summary>
    /// <param name="step">Its name, for programs: one word.</param>
    /// <param name="text">A sentence.</param>
    public void Say(string step, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        output.WriteLine(isJson ? Line(step, text) : step == CommandStep ? "  " + text : text);
        output.Flush();
    }

    /// <summary>Says a command as one types it.</summary>
    public void SayCommand(string command) => Say(CommandStep, command);

    private static string Line(string step, string text)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("step", step);
            json.WriteString("text", text);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
