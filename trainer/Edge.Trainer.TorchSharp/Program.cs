#if CONTRACT
using System;

Console.Error.WriteLine("error: Expected package TorchSharp-cpu, got its contract, as this program was built in configuration Contract; build it by 'dotnet publish trainer/Edge.Trainer.TorchSharp', or train by trainer/Edge.Trainer.");
return 1;
#else
using Edge.Trainer.CommandLine;
using Edge.Trainer.Torch;

return await TrainerCommandLine.RunAsync(args, new TrainerProgram(TrainerProgram.TorchSharp, (recipe, pool, device) => TorchDevices.Open(recipe, pool.Workers, device))).ConfigureAwait(false);
#endif
