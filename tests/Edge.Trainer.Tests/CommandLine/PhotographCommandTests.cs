using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Testing;
using Edge.Trainer.CommandLine;
using Edge.Trainer.Judging;
using Edge.Trainer.Reporting;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Trainer.Tests.CommandLine;

/// <summary>Proves that photographs that are written can be judged, and that faults are one sentence.</summary>
public sealed class PhotographCommandTests
{
    private static string Model => Repository.PathOf("sdk", "models", "nano-xs", "model.tflite");

    private static string Shipped => Repository.PathOf("sdk", "models", "digits", "model.tflite");

    [SkippableFact]
    public async Task WrittenPhotographsAreJudged()
    {
        string data = Mnist.FolderOrSkip();
        using var folder = new TemporaryFolder();
        (int code, string output, string error) = await RunAsync("photographs", "--out", folder.Of("p"), "--count", "20", "--setting", "easy", "--data", data);
        Assert.True(code == 0, error);
        Assert.Equal($"40 photographs: {Path.Combine(folder.Of("p"), "sheet.png")}\n", output);
        using JsonDocument truth = JsonDocument.Parse(await File.ReadAllTextAsync(folder.Of("p/truth.json")));
        Assert.Equal(40, truth.RootElement.GetArrayLength());
        foreach (JsonElement photograph in truth.RootElement.EnumerateArray().Where(p => p.GetProperty("digits").GetArrayLength() > 0))
        {
            GrayImage image = ImageFile.Load(Path.Combine(folder.Of("p"), photograph.GetProperty("file").GetString()!));
            JsonElement digit = photograph.GetProperty("digits")[0], box = digit.GetProperty("box");
            Assert.StartsWith(digit.GetProperty("label").ToString(), photograph.GetProperty("file").GetString(), StringComparison.Ordinal);
            Assert.InRange(box.GetProperty("x").GetInt32() + box.GetProperty("width").GetInt32(), 1, image.Width);
        }

        // With truth.json beside them the files are judged just as the photographs that they were made from.
        JudgeReport made = await JudgeAsync("--count", "20", "--setting", "easy", "--data", data);
        JudgeReport read = await JudgeAsync("--photographs", folder.Of("p"), "--out", folder.Of("judged.html"));
        Assert.Equal(JsonOutput.Format(made), JsonOutput.Format(read with { Photographs = made.Photographs, Seed = made.Seed }));
        Assert.Equal((20, 20), (read.Digits, read.NonDigits));
        Assert.Contains("<h2>Coverage", await File.ReadAllTextAsync(folder.Of("judged.html")), StringComparison.Ordinal);
        // Without it the folders' names say what they are, and a digit is where the likeliest one is.
        File.Delete(folder.Of("p/truth.json"));
        JudgeReport named = await JudgeAsync("--photographs", folder.Of("p"));
        Assert.Equal((20, 20), (named.Digits, named.NonDigits));
        Assert.Equal(made.Chosen.NonDigits, named.Chosen.NonDigits);
        Assert.Equal(made.Others.Select(k => k.Kind).Order(), named.Others.Select(k => k.Kind).Order());
        // Digits alone can be judged too.
        foreach (string other in Directory.GetDirectories(folder.Of("p")).Where(d => Path.GetFileName(d).Length > 1))
            Directory.Delete(other, recursive: true);
        JudgeReport alone = await JudgeAsync("--photographs", folder.Of("p"));
        Assert.Equal((20, 0, named.Chosen with { NonDigits = 0 }), (alone.Digits, alone.NonDigits, alone.Chosen));
    }

    [SkippableFact]
    public async Task WrittenPagesAreJudged()
    {
        string data = Mnist.FolderOrSkip();
        using var folder = new TemporaryFolder();
        (int code, _, string error) = await RunAsync("photographs", "--out", folder.Of("p"), "--count", "20", "--layout", "line", "--data", data);
        Assert.True(code == 0, error);
        JudgeReport made = await JudgeAsync("--count", "20", "--layout", "line", "--data", data), read = await JudgeAsync("--photographs", folder.Of("p"));
        Assert.Equal(JsonOutput.Format(made), JsonOutput.Format(read with { Photographs = made.Photographs, Seed = made.Seed }));
        await File.WriteAllTextAsync(folder.Of("p/truth.json"), "[{}]");
        (code, _, error) = await RunAsync("judge", Model, "--photographs", folder.Of("p"));
        Assert.Equal((1, $"error: Expected '{folder.Of("p/truth.json")}' as 'photographs' writes it, got something else; write it again, or remove it and name the folders 0 to 9.\n"), (code, error));
    }

    /// <summary>What the project's owners have photographed, where it is at hand: the acceptance, which nothing was trained on.</summary>
    [SkippableFact]
    public async Task RealPhotographsAreRead()
    {
        string photographs = Repository.SharedOrSkip("photos");
        JudgeReport report = await JudgeAsync("--photographs", photographs);
        Assert.InRange(report.Chosen.Accuracy, 0.9, 1);
        Assert.InRange(report.Chosen.Coverage, 0.8, 1);
        Assert.InRange(report.Chosen.NonDigits, 0, 0.1);
    }

    [SkippableFact]
    public async Task ThreadsDoNotChangeAJudgement()
    {
        string data = Mnist.FolderOrSkip();
        (int code, string one, string error) = await RunAsync("judge", Model, "--count", "20", "--threads", "1", "--json", "--data", data);
        Assert.True(code == 0, error);
        (_, string three, _) = await RunAsync("judge", Model, "--count", "20", "--threads", "3", "--json", "--data", data);
        Assert.Equal(one, three);
    }

    [SkippableFact]
    public async Task PagesAreJudgedDigitByDigit()
    {
        string data = Mnist.FolderOrSkip();
        (int code, string output, string error) = await RunAsync("judge", Model, "--count", "20", "--setting", "easy", "--layout", "page", "--json", "--data", data);
        Assert.True(code == 0, error);
        using JsonDocument report = JsonDocument.Parse(output);
        Assert.Equal("setting easy, pages", report.RootElement.GetProperty("photographs").GetString());
        int digits = report.RootElement.GetProperty("digits").GetInt32();
        Assert.InRange(digits, 80, 960);
        Assert.Equal(digits, report.RootElement.GetProperty("classes").EnumerateArray().Sum(k => k.GetProperty("photographs").GetInt32()));
        Assert.InRange(report.RootElement.GetProperty("located").GetDouble(), 0.9, 1);
        Assert.InRange(report.RootElement.GetProperty("chosen").GetProperty("accuracy").GetDouble(), 0.8, 1);
    }

    [SkippableFact]
    public async Task ACalibratedRuleIsJudgedInTheReport()
    {
        string data = Mnist.FolderOrSkip();
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Of("net"));
        foreach (string file in new[] { "model.tflite", "report.html" })
            File.Copy(Path.Combine(Path.GetDirectoryName(Model)!, file), folder.Of("net/" + file));
        string model = folder.Of("net/model.tflite"), page = folder.Of("net/report.html");
        string before = await File.ReadAllTextAsync(page);
        (int code, string output, string error) = await RunAsync("calibrate", model, "--count", "100", "--data", data);
        Assert.True(code == 0, error);
        Assert.Equal(folder.Of("net/NetRejection.g.cs") + "\n", output);
        RejectionFile rule = RejectionFile.Beside(model)!;
        Assert.Equal((600, 100, 100, null, true), (rule.Photographs, rule.Judgement!.Digits, rule.Judgement.NonDigits, rule.GateSha256, rule.Fits(model)));
        // Most is answered, and what the rule is surest of is right: one that answers nothing or anything would not be one.
        Assert.InRange(rule.Judgement.Chosen.Coverage, 0.6, 1);
        CurvePoint sure = rule.Judgement.Curve.First(p => p.Coverage >= 0.1);
        Assert.InRange(sure.Accuracy, 0.8, 1);
        Assert.InRange(sure.NonDigits, 0, rule.Judgement.Chosen.NonDigits / 2);
        string after = await File.ReadAllTextAsync(page);
        Assert.Contains("<section id=\"rejection\">", after, StringComparison.Ordinal);
        // The figures are those that judge gives.
        (code, output, error) = await RunAsync("judge", model, "--count", "100", "--json", "--data", data);
        Assert.True(code == 0, error);
        Assert.Equal(JsonOutput.Format(rule.Judgement), output);
        // A report that is made again gets them again, of the same model only.
        await File.WriteAllTextAsync(page, before);
        await RejectionSection.AddAsync(model, default);
        Assert.Equal(SectionOf(after), SectionOf(await File.ReadAllTextAsync(page)));
        await File.WriteAllTextAsync(page, before);
        await File.WriteAllBytesAsync(model, await File.ReadAllBytesAsync(Repository.PathOf("sdk", "models", "nano", "model.tflite")));
        await RejectionSection.AddAsync(model, default);
        Assert.Equal(before, await File.ReadAllTextAsync(page));
    }

    [SkippableFact]
    public async Task ABoardHasARuleOfItsOwn()
    {
        string data = Mnist.FolderOrSkip();
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Of("nano-xs"));
        foreach (string file in new[] { "model.tflite", "report.html", "rejection.json" })
            File.Copy(Path.Combine(Path.GetDirectoryName(Model)!, file), folder.Of("nano-xs/" + file));
        string model = folder.Of("nano-xs/model.tflite"), pc = await File.ReadAllTextAsync(folder.Of("nano-xs/rejection.json"));
        (int code, string output, string error) = await RunAsync("calibrate", model, "--board", "--count", "400", "--data", data);
        Assert.True(code == 0, error);
        Assert.Equal(folder.Of("nano-xs/NanoXsBoardRejection.g.cs") + "\n", output);
        Assert.Equal(pc, await File.ReadAllTextAsync(folder.Of("nano-xs/rejection.json")));
        RejectionFile rule = RejectionFile.Beside(model, RejectionFile.BoardName)!;
        // The ten logits of the network alone, one digit of a photograph at most.
        Assert.Equal((100, 400, null, true), (rule.Linear.Count, rule.Judgement!.Digits, rule.GateSha256, rule.Fits(model)));
        Assert.InRange(rule.Judgement.Chosen.Coverage, 0.5, rule.Judgement.Located + rule.Judgement.Extra);
        Assert.Contains("<section id=\"rejection-board\">", await File.ReadAllTextAsync(folder.Of("nano-xs/report.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("judge MODEL --layout pile", 2, "error: ")]
    [InlineData("photographs --out x --setting harder", 2, "error: Expected --setting as one of easy, medium, hard, got 'harder'.")]
    [InlineData("judge absent.tflite", 1, "error: ")]
    [InlineData("judge MODEL --photographs absent", 1, "error: absent: Expected a folder with folders 0 to 9 and others for what is no digit, got a name that is not there; check the name.")]
    [InlineData("calibrate MODEL --count 1", 2, "error: Expected --count from 100 to 100000, got 1.")]
    public async Task AFaultIsOneSentence(string line, int exit, string sentence)
    {
        (int code, string output, string error) = await RunAsync([.. line.Split(' ').Select(w => w == "MODEL" ? Model : w)]);
        Assert.Equal((exit, ""), (code, output));
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    private static async Task<JudgeReport> JudgeAsync(params string[] options)
    {
        (int code, string output, string error) = await RunAsync(["judge", Shipped, "--json", .. options]);
        Assert.True(code == 0, error);
        return JsonOutput.Parse<JudgeReport>(output);
    }

    private static string SectionOf(string page)
    {
        int start = page.IndexOf("<section id=\"rejection\">", StringComparison.Ordinal);
        return page[start..page.IndexOf("</section>", start, StringComparison.Ordinal)];
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        (int code, string output, string error) = await ChildProcess.DotnetAsync(CommandLineTests.Program, null, arguments);
        return (code, output, error);
    }
}
