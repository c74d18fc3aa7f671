using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Edge.Boards;
using Edge.Cli;
using Edge.Nano.Flash;
using Edge.Testing;

namespace Edge.Flash.Tests.Nano;

/// <summary>Proves the command as a user runs it: in a process of its own, with nanoff in PATH or without.</summary>
public class FlashCommandTests
{
    private const string Program = "Edge.Nano.Flash.dll";

    [SkippableFact]
    public async Task It_flashes_by_the_nanoff_of_PATH_and_says_its_steps_as_JSON()
    {
        using var bench = new FlashBench();
        bench.ConnectBoard();
        ProcessResult result = await RunAsync(bench, "--board", "esp32-s3", "--app", bench.Folder, "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(["image", "nanoff", "board", "command", "deploy", "check"], JsonSteps.Of(result.Output));
        Assert.NotNull(bench.Nanoff.Deployed);
    }

    [SkippableFact]
    public async Task Without_nanoff_it_says_how_to_install_it()
    {
        using var bench = new FlashBench();
        ProcessResult result = await RunAsync(bench, "--board", "esp32-s3", "--app", bench.Folder, "--nanoff", Path.Combine(bench.Folder, "nanoff"));
        Assert.Equal((1, $"error: Expected the program {Path.Combine(bench.Folder, "nanoff")}, got none; install it by 'dotnet tool install -g nanoff' and open a new terminal.\n"), (result.ExitCode, result.Error));
    }

    [SkippableFact]
    public async Task Where_nobody_can_be_asked_it_wants_yes()
    {
        using var bench = new FlashBench();
        ProcessResult result = await RunAsync(bench, "--board", "esp32-s3", "--app", bench.Folder);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Expected --yes, or a terminal to ask in, got neither: nanoCLR ESP32_S3_OCTAL has to be flashed (nanoCLR does not answer)", result.Error, StringComparison.Ordinal);
        bench.Nanoff.Set("after-update", StandInNanoff.Details(FlashBench.Target, [], FlashBench.Natives));
        Assert.Equal(0, (await RunAsync(bench, "--board", "esp32-s3", "--app", bench.Folder, "--yes")).ExitCode);
    }

    [SkippableFact]
    public async Task A_port_without_permission_says_the_group()
    {
        using var bench = new FlashBench();
        // The tests may run as root, who may read every port; so the program that is asked says no.
        bench.Nanoff.Add("test", "exit 1");
        ProcessResult result = await RunAsync(bench, "--board", "esp32-s3", "--app", bench.Folder);
        Assert.Equal((1, $"error: Expected to read and write {bench.Nanoff.Port}, got no permission; run 'sudo usermod -aG dialout $USER', log out and in, and run this again.\n"), (result.ExitCode, result.Error));
    }

    [SkippableFact]
    public async Task A_dry_run_prints_what_a_run_runs_and_touches_nothing()
    {
        using var bench = new FlashBench();
        bench.ConnectBoard();
        ProcessResult dry = await RunAsync(bench, "--board", "esp32-s3", "--app", bench.Folder, "--port", bench.Nanoff.Port, "--update", "--dry-run");
        Assert.Equal((0, ""), (dry.ExitCode, dry.Error));
        Assert.False(File.Exists(Path.Combine(bench.Nanoff.Folder, "calls")));
        Assert.Equal(3, Directory.GetFiles(bench.Folder).Length);
        bench.Nanoff.Set("after-update", StandInNanoff.Details(FlashBench.Target, [], FlashBench.Natives));
        await bench.RunAsync(bench.Options() with { Port = bench.Nanoff.Port, IsUpdate = true });
        string[] printed = [.. dry.Output.Split('\n').Where(l => l.StartsWith("  nanoff ", StringComparison.Ordinal)).Select(l => l["  nanoff ".Length..].Replace(" --suppressnanoffversioncheck", "", StringComparison.Ordinal))];
        Assert.Equal(printed, bench.Nanoff.Calls.Distinct());
    }

    [Fact]
    public async Task A_dry_run_of_an_application_that_is_not_built_begins_with_its_build()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Of(Path.Combine("firmware", "nano")));
        ProcessResult dry = await ChildProcess.RunAsync(Start(folder.Path, "--board", "esp32-s3", "--app", "camera", "--port", "COM3", "--dry-run"));
        Assert.Equal(0, dry.ExitCode);
        Assert.Contains("\n  dotnet build -c Release firmware/nano/camera\n", dry.Output, StringComparison.Ordinal);
        Assert.Contains("\n  nanoff --update --target ESP32_S3_OCTAL --serialport COM3 ", dry.Output, StringComparison.Ordinal);
        ProcessResult run = await ChildProcess.RunAsync(Start(folder.Path, "--board", "esp32-s3", "--app", "camera"));
        Assert.Equal((1, "error: Expected the application camera to be built, got no assemblies (.pe) of it; run 'dotnet build -c Release firmware/nano/camera' and this again.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void The_applications_are_those_of_firmware_nano()
    {
        foreach ((string name, string assembly) in Application.Assemblies)
            Assert.Contains($"<AssemblyName>{assembly}</AssemblyName>", File.ReadAllText(Repository.PathOf("firmware", "nano", name, name + ".csproj")), StringComparison.Ordinal);
        Assert.Equal(Application.Names, Directory.GetDirectories(Repository.PathOf("firmware", "nano")).Select(d => Path.GetFileName(d)!).Where(d => d is not ("common" or "flash")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("camera", "m5stack-cores3")]
    [InlineData("cores3", "esp32-s3")]
    [InlineData("headless-esp32", "pico")]
    [InlineData("headless-updates", "pico-2")]
    [InlineData("toaster", "esp32")]
    public async Task An_application_is_not_put_on_a_board_with_other_pins(string app, string board)
    {
        ProcessResult result = await ChildProcess.DotnetAsync(Program, null, "--board", board, "--app", app, "--dry-run");
        Assert.Equal(1, result.ExitCode);
        Assert.Matches("^error: The application.*: expected .*, got .*; choose .*\\.\n$", result.Error);
    }

    [Fact]
    public async Task Every_target_of_the_boards_has_a_way_to_be_flashed()
    {
        foreach (Board board in BoardCatalog.All.Where(b => b.Runtime.Kind == RuntimeKind.NanoFramework))
        {
            using var log = new StringWriter();
            await new FlashRun(new FlashOptions(board.Id, "headless") { IsDryRun = true }, new StepLog(log, false), (_, _) => Task.FromResult(false)).RunAsync(default);
            Assert.Contains($"  nanoff --update --target {board.Runtime.Id} ", log.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_help_has_examples_that_run()
    {
        ProcessResult help = await ChildProcess.DotnetAsync(Program, null, "--help");
        string[] examples = [.. Regex.Matches(help.Output, "dotnet run --project firmware/nano/flash -- (.*)").Select(m => m.Groups[1].Value.Trim())];
        Assert.True(examples.Length >= 3, help.Output);
        foreach (string example in examples.Where(e => !e.Contains("my-app", StringComparison.Ordinal)))
        {
            ProcessResult result = await ChildProcess.DotnetAsync(Program, null, [.. example.Split(' '), .. example.Contains("--dry-run", StringComparison.Ordinal) ? [] : (string[])["--dry-run"]]);
            Assert.True(result.ExitCode == 0, example + ": " + result.Error);
        }
    }

    private static Task<ProcessResult> RunAsync(FlashBench bench, params string[] arguments) =>
        ChildProcess.DotnetAsync(Program, new Dictionary<string, string> { ["PATH"] = bench.Nanoff.Folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH") }, arguments);

    private static System.Diagnostics.ProcessStartInfo Start(string folder, params string[] arguments) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, Program), .. arguments]) { WorkingDirectory = folder };
}
