using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Device.Tests.Fakes;
using Edge.Device.Tests.Nano;
using Edge.Inference;
using Edge.Micro.Updates;
using Edge.Models;
using Edge.RaspberryPi;
using Edge.RaspberryPi.CommandLine;
using Edge.RaspberryPi.Updates;
using Edge.Testing;
using Edge.Updates.Tests.Support;

namespace Edge.Device.Tests.RaspberryPi;

/// <summary>Proves that a reader takes packages from its folder while it runs, starts with them, and stays with what works.</summary>
public sealed class ReaderUpdatesTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly UpdatePackages _packages = new();
    private readonly FakeDevices _devices = new();
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture), _errors = new(CultureInfo.InvariantCulture);
    private readonly List<string> _said = [];

    [Fact]
    public void An_adopted_package_comes_first_and_answers_and_a_later_one_takes_its_place()
    {
        using ReaderUpdates updates = Open();
        File.WriteAllBytes(_packages.Of("a"), _packages.Make("nano", 1));
        File.WriteAllBytes(_packages.Of("b"), _packages.Make("nano-xs", 2));
        var models = new ModelSwitch("digits");
        Assert.Null(models.Adopt());
        models.Offer(updates.Install(_packages.Of("a")));
        Assert.Equal("digits", models.Name);
        Assert.Equal("digits 1", models.Adopt());
        AssertAnswers(Model.Load(NanoModel.Create()), models);
        models.Next();
        Assert.Equal("digits", models.Name);
        models.Offer(updates.Install(_packages.Of("b")));
        Assert.Equal("digits 2", models.Adopt());
        AssertAnswers(Model.Load(NanoXsModel.Create()), models);
        // Four that ship and one package: the earlier one is gone.
        string[] names = [.. Enumerable.Range(0, 5).Select(_ => models.Next())];
        Assert.Equal(["digits", "flagship", "nano", "nano-xs", "digits 2"], names);
    }

    [SkippableFact]
    public async Task A_reader_that_runs_takes_a_package_between_frames_and_says_so()
    {
        using StandInTool tool = StandInCamera.Showing([.. Enumerable.Repeat((byte)200, 320 * 240 * 3 / 2)]);
        using var errors = new SharedText();
        using var stop = new CancellationTokenSource();
        var run = new ReaderRun(_packages.Settings with { CameraSource = tool.Path, Width = 320, Height = 240 }, _devices, _output, errors) { IsJson = true, UpdatePeriod = TimeSpan.FromMilliseconds(20) };
        Task running = Task.Factory.StartNew(() => run.Execute(stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _packages.Put("one.edgemodel", _packages.Make("nano", 1));
        await UntilAsync(() => errors.ToString().Contains("update: digits 1 runs\n", StringComparison.Ordinal));
        // Half of a package, and then the whole of it.
        byte[] second = _packages.Make("nano-xs", 2);
        _packages.Put("two.edgemodel", second[..5000]);
        await UntilAsync(() => errors.ToString().Contains("update: two.edgemodel: The package: expected", StringComparison.Ordinal));
        _packages.Put("two.edgemodel", second);
        await UntilAsync(() => errors.ToString().Contains("update: digits 2 runs\n", StringComparison.Ordinal));
        _packages.Put("old.edgemodel", _packages.Make("nano", 1));
        await UntilAsync(() => errors.ToString().Contains("expected a version above 2, which runs, got 1", StringComparison.Ordinal));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(Patience));
        // Taken ones are gone, the refused one is its owner's to remove.
        Assert.Equal(["old.edgemodel"], Directory.EnumerateFiles(_packages.Inbox).Select(Path.GetFileName));
        using ReaderUpdates again = Open();
        Assert.Equal("digits 2", again.Active!.Title);
    }

    [Fact]
    public void A_store_whose_newest_is_damaged_gives_the_one_before_and_says_so()
    {
        using (ReaderUpdates updates = Open())
            foreach (int version in new[] { 3, 4 })
            {
                File.WriteAllBytes(_packages.Of("p"), _packages.Make("nano", version));
                updates.Install(_packages.Of("p"));
            }
        File.WriteAllText(Path.Combine(_packages.Inbox, "store", "model-4.edgemodel"), "damaged");
        using ReaderUpdates again = Open();
        Assert.Equal("digits 3", again.Active!.Title);
        Assert.StartsWith("model-4.edgemodel is passed over: ", Assert.Single(_said), StringComparison.Ordinal);
    }

    [Fact]
    public void Networks_that_read_no_digits_are_refused()
    {
        using ReaderUpdates updates = Open();
        File.WriteAllBytes(_packages.Of("gate"), _packages.Make("gate", 1));
        Assert.Contains("expected an input of 784 values (28x28x1), got 3920", Assert.Throws<UpdateException>(() => updates.Install(_packages.Of("gate"))).Message, StringComparison.Ordinal);
        // It takes a digit and tells eleven things, as a gate of older tools.
        File.WriteAllBytes(_packages.Of("eleven"), _packages.Make(TinyModel.Make(1, inputs: 28 * 28, outputs: 11), 1));
        Assert.Contains("expected a network of 10 classes, got 11; package one for digits.", Assert.Throws<UpdateException>(() => updates.Install(_packages.Of("eleven"))).Message, StringComparison.Ordinal);
        Assert.Null(updates.Active);
        // Nothing else is wrong with it.
        File.WriteAllBytes(_packages.Of("ten"), _packages.Make(TinyModel.Make(1, inputs: 28 * 28, outputs: 10), 1));
        Assert.Equal("digits 1", updates.Install(_packages.Of("ten")).Title);
    }

    [Fact]
    public async Task The_command_installs_and_the_self_test_says_what_runs()
    {
        File.WriteAllBytes(_packages.Of("p.edgemodel"), _packages.Make("nano", 7));
        Assert.Equal(0, await RunAsync("--update", _packages.Of("p.edgemodel")));
        Assert.Equal("digits 7 is installed; a reader that runs takes it within seconds\n", _output.ToString().ReplaceLineEndings("\n"));
        await RunAsync("--self-test", "--camera", "/no/such/program");
        Assert.Matches("updates: ok, digits 7 runs, its [1-9][0-9]* golden outputs are exact", _output.ToString());
        File.WriteAllBytes(_packages.Of("p.edgemodel"), _packages.Make("nano", 6));
        await Assert.ThrowsAsync<UpdateException>(() => RunAsync("--update", _packages.Of("p.edgemodel")));
        await Assert.ThrowsAnyAsync<IOException>(() => RunAsync("--update", _packages.Of("none.edgemodel")));
    }

    [Fact]
    public async Task Without_keys_updates_are_off()
    {
        Assert.Null(ReaderUpdates.TryOpen(_packages.Settings with { UpdatesKeys = null }, _said.Add));
        Assert.Contains("updates are off", Assert.Single(_said), StringComparison.Ordinal);
        Assert.Null(ReaderUpdates.TryOpen(_packages.Settings with { UpdatesFolder = null }, _said.Add));
        Assert.Single(_said);
        Assert.Null(ReaderUpdates.TryOpen(_packages.Settings with { UpdatesKeys = _packages.Of("none.pem") }, _said.Add));
        Assert.EndsWith("Updates are off", _said[1], StringComparison.Ordinal);
        await Assert.ThrowsAsync<UserErrorException>(() => Command.Parse(["--update", "x", "--updates", _packages.Inbox]).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
    }

    public void Dispose()
    {
        _devices.Dispose();
        _packages.Dispose();
        _output.Dispose();
        _errors.Dispose();
    }

    private RootCommand Command => ReaderCommand.Create(_devices, _output, _errors);

    private static void AssertAnswers(Model expected, ModelSwitch models)
    {
        Session session = expected.CreateSession();
        float[] probabilities = new float[10];
        for (int i = 0; i < GoldenDigits.Count; i++)
        {
            Assert.Equal(session.Classify(GoldenDigits.Picture(i)).Label, models.Classify(GoldenDigits.Picture(i), GoldenDigits.Picture(i), probabilities));
            Assert.Equal(session.Probabilities.ToArray(), probabilities);
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (DateTime end = DateTime.UtcNow + Patience; !condition(); await Task.Delay(20))
            Assert.True(DateTime.UtcNow < end, "what the test waits for has not happened");
    }

    private ReaderUpdates Open() => new(_packages.Settings, _said.Add);

    private Task<int> RunAsync(params string[] arguments) =>
        Command.Parse([.. arguments, "--updates", _packages.Inbox, "--update-keys", _packages.Settings.UpdatesKeys!]).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
