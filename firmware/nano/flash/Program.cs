using Edge.Boards;
using Edge.Cli;
using Edge.Nano.Flash;

return await CommandLineHost.RunAsync(FlashCommand.Create(), args, e => e is BoardException).ConfigureAwait(false);
