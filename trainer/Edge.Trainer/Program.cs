using Edge.Trainer.CommandLine;
using Edge.Trainer.Managed;

return await TrainerCommandLine.RunAsync(args, (recipe, pool) => new ManagedBackend(recipe, pool)).ConfigureAwait(false);
