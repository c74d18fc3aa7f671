using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Testing;
using Edge.Trainer.Judging;

namespace Edge.Trainer.Tests.Judging;

/// <summary>Proves that every rule that ships was fitted to the network and the gate beside it: a network that was trained again needs its rules fitted again.</summary>
public sealed class ShippedRulesTests
{
    private const string Gate = "gate", Model = "model.tflite", Board = "nano-xs";

    private static string Models => Repository.PathOf("sdk", "models");

    public static TheoryData<string, bool> Rules
    {
        get
        {
            var rules = new TheoryData<string, bool>();
            foreach (string name in Directory.EnumerateDirectories(Models).Where(d => File.Exists(Path.Combine(d, Model))).Select(d => Path.GetFileName(d)!).Where(n => n != Gate).Order(StringComparer.Ordinal))
            {
                rules.Add(name, false);
                // Straight-line code is what boards run.
                if (Directory.EnumerateFiles(Path.Combine(Models, name), "*Nano.g.cs").Any())
                    rules.Add(name, true);
            }
            return rules;
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_that_of_the_network_and_the_gate_beside_it(string name, bool board) => Assert.Null(FaultOf(Models, name, board));

    [Fact]
    public void No_other_rules_ship()
    {
        IEnumerable<string> expected = Rules.SelectMany(r => new[] { FileName((bool)r[1]), RejectionClass.ClassName((string)r[0], (bool)r[1]) + ".g.cs" }.Select(f => Path.Combine((string)r[0], f)));
        IEnumerable<string> found = Directory.EnumerateFiles(Models, "*ejection*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Models, f)).Where(f => !f.StartsWith("bin", StringComparison.Ordinal) && !f.StartsWith("obj", StringComparison.Ordinal));
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Board, Model, false, "expected a rule of this network and gate")]
    [InlineData(Board, Model, true, "expected a rule of this network and gate")]
    [InlineData(Gate, Model, false, "expected a rule of this network and gate")]
    [InlineData(Board, "NanoXsRejection.g.cs", false, "NanoXsRejection.g.cs: expected the class of rejection.json")]
    [InlineData(Board, "NanoXsBoardRejection.g.cs", true, "NanoXsBoardRejection.g.cs: expected the class of rejection-board.json")]
    public void A_change_without_a_new_rule_is_named_with_what_to_run(string name, string file, bool board, string expected)
    {
        using var folder = new TemporaryFolder();
        foreach (string model in new[] { Board, Gate })
        {
            Directory.CreateDirectory(folder.Of(model));
            foreach (string path in Directory.EnumerateFiles(Path.Combine(Models, model)).Where(p => Path.GetExtension(p) is ".tflite" or ".json" or ".cs"))
                File.Copy(path, folder.Of(Path.Combine(model, Path.GetFileName(path))));
        }
        Assert.Null(FaultOf(folder.Path, Board, board));
        File.AppendAllText(folder.Of(Path.Combine(name, file)), "\n");
        string? fault = FaultOf(folder.Path, Board, board);
        Assert.Contains(expected, fault, StringComparison.Ordinal);
        Assert.EndsWith($"run 'dotnet run -c Release --project trainer/Edge.Trainer -- calibrate sdk/models/nano-xs/model.tflite{(board ? " --board" : "")}'.", fault, StringComparison.Ordinal);
    }

    // What is wrong and what to do, in one sentence; null where all is well.
    private static string? FaultOf(string models, string name, bool board)
    {
        string model = Path.Combine(models, name, Model), run = $"run 'dotnet run -c Release --project trainer/Edge.Trainer -- calibrate sdk/models/{name}/{Model}{(board ? " --board" : "")}'.";
        if (RejectionFile.Beside(model, FileName(board)) is not { } rule)
            return $"sdk/models/{name}: expected {FileName(board)}, got none; {run}";
        // On a PC each rule weighs the gate's logits too, on a board none does.
        if (!rule.Fits(model) || rule.GateSha256 is null != board)
            return $"sdk/models/{name}/{FileName(board)}: expected a rule of this network and gate, got one of others; {run}";
        string source = RejectionClass.ClassName(name, board) + ".g.cs", path = Path.Combine(models, name, source);
        return File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == RejectionClass.Write(name, rule, board).ReplaceLineEndings("\n")
            ? null
            : $"sdk/models/{name}/{source}: expected the class of {FileName(board)}, got another; {run}";
    }

    private static string FileName(bool board) => board ? RejectionFile.BoardName : RejectionFile.Name;
}
