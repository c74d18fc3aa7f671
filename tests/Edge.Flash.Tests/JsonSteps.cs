using System;
using System.Linq;
using System.Text.Json;

namespace Edge.Flash.Tests;

/// <summary>What a command says of its steps with --json: an object a line.</summary>
internal static class JsonSteps
{
    /// <summary>The names of the steps, in their order.</summary>
    public static string[] Of(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("step").GetString()!)];
}
