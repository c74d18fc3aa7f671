using Edge.Boards;
using Edge.Cli;
using Edge.NanoSim;
using Edge.NanoSim.Cli;

return await CommandLineHost.RunAsync(SimulateCommand.Create(), args, e => e is NanoSimException or BoardException).ConfigureAwait(false);
