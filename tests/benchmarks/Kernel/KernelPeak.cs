using System.Runtime.Intrinsics;
using Edge.Cli;
using Edge.Inference.Engine;
using Edge.Inference.Engine.Kernels;
using Edge.Inference.Engine.Kernels.Arm;
using Edge.Inference.Engine.Kernels.X86;

namespace Edge.Benchmarks.Kernel;

/// <summary>The engine's own tile on data that stay in the first-level cache, its sums stored as they are: what the form could reach.</summary>
internal abstract unsafe class KernelPeak
{
    /// <summary>Tiles of one <see cref="Run"/>.</summary>
    protected const int TileCount = 20;

    /// <summary>Multiply-accumulates of one <see cref="Run"/>.</summary>
    public abstract long Macs { get; }

    /// <summary>The peak of the form that this processor runs.</summary>
    /// <exception cref="UserErrorException">The form has no tiles.</exception>
    public static KernelPeak Create()
    {
        KernelForm form = KernelForms.Supported[0];
        return form switch
        {
            KernelForm.AvxVnni => new KernelPeak<AvxVnniForm, Vector256<int>>(),
            KernelForm.Avx512 => new KernelPeak<Avx512Form, Vector512<int>>(),
            KernelForm.Avx2 => new KernelPeak<Avx2Form, Vector256<int>>(),
            KernelForm.ArmDp => new KernelPeak<DpForm, Vector128<int>>(),
            KernelForm.AdvSimd => new KernelPeak<AdvSimdForm, Vector128<int>>(),
            KernelForm.Portable => new KernelPeak<PortableForm, Vector128<int>>(),
            _ => throw new UserErrorException($"Expected a kernel form with tiles, got '{KernelForms.NameOf(form)}'; measure on another processor."),
        };
    }

    /// <summary>Computes.</summary>
    public abstract void Run();
}
