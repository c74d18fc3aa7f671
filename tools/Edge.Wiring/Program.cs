using Edge.Boards;
using Edge.Cli;
using Edge.Wiring;

return await CommandLineHost.RunAsync(WiringCommand.Create(), args, e => e is BoardException).ConfigureAwait(false);
