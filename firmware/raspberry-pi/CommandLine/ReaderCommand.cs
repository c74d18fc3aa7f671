using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.DigitReader.Output;
using Edge.RaspberryPi.Devices;
using Edge.RaspberryPi.Settings;
using Edge.RaspberryPi.Updates;
using Edge.Updates;

namespace Edge.RaspberryPi.CommandLine;

/// <summary>The command line of the program: an option for each setting, the configuration file, the self-test.</summary>
public sealed class ReaderCommand
{
    private readonly Option<string?> _config = new("--config") { Description = "Configuration file (JSON with comments, see settings.json); options win over it.", HelpName = "file" };
    private readonly Option<bool> _selfTest = new("--self-test") { Description = "Try camera, display, GPIO and model one by one, say what is wrong and what to do, and end." };
    private readonly Option<string?> _update = new("--update") { Description = "Install a package of 'quantize package' and end; a reader that runs takes it at once.", HelpName = "package" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object a line for each frame, or for each check of the self-test." };
    private readonly Option<long?> _limit = new("--limit") { Description = "The most frames to read, at least 1.", HelpName = "n" };
    private readonly List<(SettingsField Field, Option<string> Option)> _fields;
    private readonly IDevices _devices;
    private readonly TextWriter _output;
    private readonly TextWriter _errors;

    private ReaderCommand(IDevices devices, TextWriter output, TextWriter errors)
    {
        (_devices, _output, _errors) = (devices, output, errors);
        _limit.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && long.TryParse(result.Tokens[0].Value, out long limit) && limit < 1)
                result.AddError($"Expected --limit of at least 1, got {limit}; give a larger number.");
        });
        _fields = [.. SettingsFields.All.Select(field => (field, Option(field)))];
    }

    /// <summary>Makes the command line.</summary>
    /// <param name="devices">The devices of the board.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="errors">Standard error.</param>
    public static RootCommand Create(IDevices devices, TextWriter output, TextWriter errors)
    {
        var command = new ReaderCommand(devices, output, errors);
        var root = new RootCommand($"Reads handwritten digits with the camera of a Raspberry Pi. Networks that ship: {string.Join(", ", ModelSwitch.Names)}.")
        {
            command._config, command._selfTest, command._update, command._json, command._limit,
        };
        foreach ((_, Option<string> option) in command._fields)
            root.Options.Add(option);
        root.SetAction((parsed, token) => Task.Run(() => command.Run(parsed, token), token));
        return root;
    }

    private static Option<string> Option(SettingsField field)
    {
        var option = new Option<string>(field.Option) { Description = field.Description, HelpName = field.Path };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !field.Convert(result.Tokens[0].Value, out _))
                result.AddError($"Expected {field.Option} with {field.Expected}, got '{result.Tokens[0].Value}'; correct it.");
        });
        return option;
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        ReaderSettings settings = Settings(parsed);
        bool isJson = parsed.GetValue(_json);
        if (parsed.GetValue(_selfTest))
            return Test(settings, isJson, cancellationToken);
        if (parsed.GetValue(_update) is { } package)
            return Update(settings, package, isJson);
        var run = new ReaderRun(settings, _devices, _output, _errors)
        {
            IsJson = isJson,
            IsTerminal = !Console.IsOutputRedirected && ReferenceEquals(_output, Console.Out) && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"),
            NotifySocket = Environment.GetEnvironmentVariable("NOTIFY_SOCKET"),
            Limit = parsed.GetValue(_limit) ?? long.MaxValue,
        };
        run.Execute(cancellationToken);
        return 0;
    }

    private ReaderSettings Settings(ParseResult parsed)
    {
        var settings = new ReaderSettings();
        if (parsed.GetValue(_config) is { } path)
            settings = SettingsFile.Read(path, settings);
        foreach ((SettingsField field, Option<string> option) in _fields)
            if (parsed.GetResult(option) is { Tokens.Count: > 0 } && field.Convert(parsed.GetValue(option)!, out object? value))
                settings = field.Set(settings, value);
        SettingsRules.Check(settings);
        return settings;
    }

    private int Update(ReaderSettings settings, string package, bool isJson)
    {
        if (!ReaderUpdates.AreOn(settings))
            throw new UserErrorException("Expected updates.folder and updates.keys, got none; set both in the configuration, or pass --updates and --update-keys.");
        using var updates = new ReaderUpdates(settings, text => _errors.WriteLine($"update: {text}"));
        VerifiedModel installed = updates.Install(package);
        if (isJson)
        {
            using var lines = new ReadingJson(_output);
            lines.WriteStartLine();
            lines.Json.WriteString("name", installed.Manifest.Name);
            lines.Json.WriteNumber("version", installed.Manifest.Version);
            lines.WriteEndLine();
        }
        else
            _output.WriteLine($"{installed.Title} is installed; a reader that runs takes it within seconds");
        return 0;
    }

    private int Test(ReaderSettings settings, bool isJson, CancellationToken cancellationToken)
    {
        using var lines = new ReadingJson(_output);
        bool isWell = true;
        foreach (CheckResult result in new SelfTest(settings, _devices, Environment.GetEnvironmentVariable("PATH") ?? "").Run(cancellationToken))
        {
            isWell &= result.IsWell;
            if (!isJson)
            {
                _output.WriteLine($"{result.Name}: {(result.IsWell ? "ok, " : "FAULT. ")}{result.Text}");
                continue;
            }
            lines.WriteStartLine();
            lines.Json.WriteString("check", result.Name);
            lines.Json.WriteBoolean("ok", result.IsWell);
            lines.Json.WriteString("text", result.Text);
            lines.WriteEndLine();
        }
        return isWell ? 0 : CommandLineHost.UserFault;
    }
}
