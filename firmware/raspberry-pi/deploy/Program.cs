using Edge.Cli;
using Edge.RaspberryPi.Deploy;

return await CommandLineHost.RunAsync(DeployCommand.Create(), args).ConfigureAwait(false);
