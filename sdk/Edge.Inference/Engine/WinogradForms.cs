using System.Runtime.Intrinsics;
using Edge.Inference.Engine.Kernels;
using Edge.Inference.Engine.Kernels.Arm;
using Edge.Inference.Engine.Kernels.X86;
using Edge.Micro.Operators;
using Avx2Four = Edge.Inference.Engine.Kernels.WinogradFour<Edge.Inference.Engine.Kernels.X86.Avx2Form, System.Runtime.Intrinsics.Vector256<int>>;
using Avx2Two = Edge.Inference.Engine.Kernels.WinogradTwo<Edge.Inference.Engine.Kernels.X86.Avx2Form, System.Runtime.Intrinsics.Vector256<int>>;
using Avx512Four = Edge.Inference.Engine.Kernels.WinogradFour<Edge.Inference.Engine.Kernels.X86.Avx512Form, System.Runtime.Intrinsics.Vector512<int>>;
using Avx512Two = Edge.Inference.Engine.Kernels.WinogradTwo<Edge.Inference.Engine.Kernels.X86.Avx512Form, System.Runtime.Intrinsics.Vector512<int>>;

namespace Edge.Inference.Engine;

/// <summary>The steps of minimal filtering, form by form.</summary>
internal static class WinogradForms
{
    /// <summary>A convolution by minimal filtering; null where that does not pay or is not exact.</summary>
    public static Step? Convolution(KernelForm form, Conv2D conv, MaxPool2D? pool, LayerParameters parameters, MemoryBudget budget)
    {
        int tile = WinogradCost.BestTile(conv, pool, parameters, directRate: form is KernelForm.AvxVnni or KernelForm.AdvSimd ? 2 : 1);
        form = KernelForms.WithShortProducts(form);
        bool narrow = (conv.GroupChannels - 1) % Avx512Four.InputChannels < Avx2Four.InputChannels;
        string name = KernelForms.NameOf(form);
        return (form, tile) switch
        {
            // An odd number of sixteen channels would leave half a vector of inputs empty.
            (KernelForm.Avx512, 2) when narrow => new WinogradStep<Avx512Form, Vector512<int>, NarrowInput<Avx512Form, Vector512<int>, Avx512Two, Avx2Form, Vector256<int>, Avx2Two>>(name, conv, pool, parameters, budget),
            (KernelForm.Avx512, 4) when narrow => new WinogradStep<Avx512Form, Vector512<int>, NarrowInput<Avx512Form, Vector512<int>, Avx512Four, Avx2Form, Vector256<int>, Avx2Four>>(name, conv, pool, parameters, budget),
            (KernelForm.Avx512, 2) => new WinogradStep<Avx512Form, Vector512<int>, Avx512Two>(name, conv, pool, parameters, budget),
            (KernelForm.Avx512, 4) => new WinogradStep<Avx512Form, Vector512<int>, Avx512Four>(name, conv, pool, parameters, budget),
            (KernelForm.Avx2, 2) => new WinogradStep<Avx2Form, Vector256<int>, Avx2Two>(name, conv, pool, parameters, budget),
            (KernelForm.Avx2, 4) => new WinogradStep<Avx2Form, Vector256<int>, Avx2Four>(name, conv, pool, parameters, budget),
            (KernelForm.AdvSimd, 4) => new WinogradStep<AdvSimdWideForm, Vector128<int>, WinogradFour<AdvSimdWideForm, Vector128<int>>>(name, conv, pool, parameters, budget),
            (KernelForm.Portable, 2) => new WinogradStep<PortableForm, Vector128<int>, WinogradTwo<PortableForm, Vector128<int>>>(name, conv, pool, parameters, budget),
            (KernelForm.Portable, 4) => new WinogradStep<PortableForm, Vector128<int>, WinogradFour<PortableForm, Vector128<int>>>(name, conv, pool, parameters, budget),
            _ => null,
        };
    }
}
