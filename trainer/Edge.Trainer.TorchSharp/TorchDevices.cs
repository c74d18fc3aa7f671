using System;
using Edge.Cli;
using Edge.Trainer.CommandLine;
using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch;

/// <summary>Opens TorchSharp on a device, or says in one sentence why not.</summary>
public static class TorchDevices
{
    /// <summary>Makes a backend.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="threads">The threads of PyTorch's kernels.</param>
    /// <param name="name"><see cref="TrainerProgram.Cpu"/> or <see cref="TrainerProgram.Cuda"/>.</param>
    /// <exception cref="UserErrorException">The native library or the device is not there.</exception>
    public static TorchBackend Open(Recipe recipe, int threads, string name = TrainerProgram.Cpu)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        OpenMp.WaitPassively();
        try
        {
            if (name == TrainerProgram.Cuda && !cuda_is_available())
                throw new UserErrorException("Expected a CUDA device for --device cuda, found none; build with --property:TorchPackage=TorchSharp-cuda-linux (or -windows) on a machine with an NVIDIA driver, or leave the option out.");
            return new TorchBackend(recipe, threads, device(name));
        }
        catch (Exception e) when (e is NotSupportedException or DllNotFoundException or TypeInitializationException)
        {
            // TorchSharp tells every place that it looked at, line by line.
            string reason = e.GetBaseException().Message.Trim().Split('\n')[0].Trim();
            throw new UserErrorException($"Expected TorchSharp's native library for this machine, could not load it ({reason}); train by Edge.Trainer, which needs none.", e);
        }
    }
}
