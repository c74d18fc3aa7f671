using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Inference;
using Edge.Quantize.Tests.Support;
using Edge.Testing;

namespace Edge.Quantize.Tests.Cli;

/// <summary>Proves that quantize profile shows every step of a model, and tells a user's fault in one sentence.</summary>
public class ProfileCommandTests
{
    private static readonly string Shipped = Repository.PathOf("sdk", "models", "digits", "model.tflite");

    [Theory]
    [InlineData("fast")]
    [InlineData("reference")]
    public async Task Json_has_every_step_and_the_sums(string engine)
    {
        (int code, string output, string error) = await CommandLine.RunAsync("profile", Shipped, "--engine", engine, "--repeats", "3", "--json");
        Assert.True(code == 0, error);
        using JsonDocument facts = JsonDocument.Parse(output);
        JsonElement root = facts.RootElement;
        Assert.Equal((engine, 3), (root.GetProperty("engine").GetString(), root.GetProperty("repeats").GetInt32()));
        JsonElement[] steps = [.. root.GetProperty("steps").EnumerateArray()];
        Model model = Model.Load(Shipped);
        Assert.Equal(model.Graph.Operators.Select(o => o.Kind), steps.SelectMany(s => s.GetProperty("kinds").EnumerateArray()).Select(k => k.GetString()));
        Assert.Equal(model.Graph.Macs, root.GetProperty("total").GetProperty("macs").GetInt64());
        Assert.Equal(model.Graph.Macs, steps.Sum(s => s.GetProperty("macs").GetInt64()));
        Assert.All(steps.Append(root.GetProperty("total")), s => Assert.True(s.GetProperty("minMicroseconds").GetDouble() <= s.GetProperty("medianMicroseconds").GetDouble()));
        Assert.Equal(engine == "reference", steps.All(s => s.GetProperty("form").GetString() == "reference"));
    }

    [Fact]
    public async Task The_table_fits_80_columns()
    {
        (int code, string output, _) = await CommandLine.RunAsync("profile", Shipped, "--repeats", "2");
        Assert.Equal(0, code);
        string[] lines = output.Split('\n');
        Assert.All(lines, line => Assert.InRange(line.TrimEnd().Length, 0, 80));
        Assert.All(Model.Load(Shipped).Graph.Operators, o => Assert.Contains(o.Kind, output, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("whole run", StringComparison.Ordinal) && line.Contains("826,560", StringComparison.Ordinal));
        Assert.DoesNotContain("…", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "--repeats of 1 to 1000000, got 0", "--repeats", "0")]
    [InlineData(2, "fast or reference, got 'quantum'", "--engine", "quantum")]
    [InlineData(2, "x", "--repeats", "x")]
    public async Task A_wrong_option_is_one_sentence(int code, string says, params string[] options) =>
        Assert.Contains(says, await CommandLine.FailAsync(code, ["profile", Shipped, .. options]), StringComparison.Ordinal);

    [Theory]
    [InlineData("absent.tflite", "absent.tflite")]
    [InlineData("n2.in.bin", "TFL3")]
    public async Task A_model_that_is_none_is_one_sentence(string file, string says) =>
        Assert.Contains(says, await CommandLine.FailAsync(1, "profile", Repository.Data("n2", file)), StringComparison.Ordinal);
}
