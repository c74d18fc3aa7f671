using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;

namespace Edge.Trainer.CommandLine;

/// <summary>The options that choose what computes. Each backend is a program of its own, so that nobody needs the packages of the other; asked for the other, a program says how to run it.</summary>
internal sealed class BackendOptions
{
    private readonly TrainerProgram _program;
    private readonly Option<string?> _backend = new("--backend") { Description = $"What computes: {string.Join(" or ", TrainerProgram.Projects.Keys)}, each a program of its own.", HelpName = "NAME" };
    private readonly Option<string?> _device = new("--device") { Description = $"Where it computes: {TrainerProgram.Cpu}, or {TrainerProgram.Cuda} with {TrainerProgram.TorchSharp}.", HelpName = "NAME" };

    /// <param name="program">The program that is running.</param>
    public BackendOptions(TrainerProgram program)
    {
        _program = program;
        _backend.AcceptOnlyFromAmong([.. TrainerProgram.Projects.Keys]);
        _device.AcceptOnlyFromAmong(TrainerProgram.Cpu, TrainerProgram.Cuda);
    }

    /// <summary>Gives the options to a command.</summary>
    public Command AddTo(Command command)
    {
        command.Options.Add(_backend);
        command.Options.Add(_device);
        return command;
    }

    /// <summary>The chosen device.</summary>
    public string Device(ParseResult parsed) => parsed.GetValue(_device) ?? TrainerProgram.Cpu;

    /// <summary>The sentence for a choice that this program does not compute by, or null where it does.</summary>
    /// <param name="parsed">The command line, without errors.</param>
    /// <param name="args">Its arguments.</param>
    public string? Elsewhere(ParseResult parsed, IReadOnlyList<string> args)
    {
        bool cuda = Device(parsed) == TrainerProgram.Cuda;
        string? named = parsed.GetValue(_backend);
        if (cuda && named == TrainerProgram.Managed)
            return $"Expected --device {TrainerProgram.Cpu} with --backend {TrainerProgram.Managed}, got {TrainerProgram.Cuda}; choose --backend {TrainerProgram.TorchSharp} or leave --device out.";
        string backend = named ?? (cuda ? TrainerProgram.TorchSharp : _program.Backend);
        if (backend == _program.Backend)
            return null;
        string package = cuda ? $" --property:TorchPackage={(OperatingSystem.IsWindows() ? "TorchSharp-cuda-windows" : "TorchSharp-cuda-linux")}" : "";
        return $"Expected a backend of this program, which is {_program.Backend}, got {backend}; run: dotnet run -c Release --project {TrainerProgram.Projects[backend]}{package} -- {string.Join(' ', WithoutBackend(args).Select(Quoted))}";
    }

    private IEnumerable<string> WithoutBackend(IReadOnlyList<string> args)
    {
        for (int i = 0; i < args.Count; i++)
            if (args[i] == _backend.Name)
                i++;
            else if (!args[i].StartsWith(_backend.Name + "=", StringComparison.Ordinal) && !args[i].StartsWith(_backend.Name + ":", StringComparison.Ordinal))
                yield return args[i];
    }

    private static string Quoted(string argument) => argument.Length > 0 && !argument.Any(char.IsWhiteSpace) ? argument : $"\"{argument}\"";
}
