using System.CommandLine;
using Edge.Boards;
using Edge.Cli;
using Edge.Micro;
using Edge.Micro.Updates;
using Edge.Quantize;
using Edge.Quantize.Cli;

RootCommand root = QuantizeCommand.Create();
root.Subcommands.Add(RunCommand.Create());
root.Subcommands.Add(InspectCommand.Create());
root.Subcommands.Add(ProfileCommand.Create());
root.Subcommands.Add(NanoCommand.Create());
root.Subcommands.Add(KeygenCommand.Create());
root.Subcommands.Add(PackageCommand.Create());
root.Subcommands.Add(VerifyCommand.Create());
return await CommandLineHost.RunAsync(root, args, e => e is InvalidModelException or QuantizeException or BoardException or UpdateException).ConfigureAwait(false);
