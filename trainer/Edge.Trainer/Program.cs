using Edge.Trainer.CommandLine;
using Edge.Trainer.Managed;

return await TrainerCommandLine.RunAsync(args, new TrainerProgram(TrainerProgram.Managed, (recipe, pool, _) => new ManagedBackend(recipe, pool))).ConfigureAwait(false);
