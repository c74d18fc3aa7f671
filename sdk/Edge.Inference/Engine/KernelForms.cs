using System;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Edge.Inference.Engine.Kernels;
using Edge.Inference.Engine.Kernels.Arm;
using Edge.Inference.Engine.Kernels.X86;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>Which forms this processor has, and the steps of each.</summary>
internal static class KernelForms
{
    private static readonly KernelForm[] All =
        [KernelForm.AvxVnni, KernelForm.Avx512, KernelForm.Avx2, KernelForm.ArmDp, KernelForm.AdvSimd, KernelForm.Portable, KernelForm.Reference];

    /// <summary>The supported forms, best first. Never empty.</summary>
    public static KernelForm[] Supported { get; } = Array.FindAll(All, IsSupported);

    /// <summary>Whether this processor has what a form needs.</summary>
    public static bool IsSupported(KernelForm form) => form switch
    {
        KernelForm.AvxVnni => AvxVnni.IsSupported,
        KernelForm.Avx512 => Avx512BW.IsSupported && Avx512DQ.IsSupported,
        KernelForm.Avx2 => Avx2.IsSupported,
        KernelForm.ArmDp => Dp.IsSupported,
        KernelForm.AdvSimd => AdvSimd.Arm64.IsSupported,
        KernelForm.Portable => Vector128.IsHardwareAccelerated,
        _ => true,
    };

    /// <summary>A form's name in profiles.</summary>
    public static string NameOf(KernelForm form) => form switch
    {
        KernelForm.AvxVnni => "avx-vnni",
        KernelForm.Avx512 => "avx-512",
        KernelForm.Avx2 => "avx2",
        KernelForm.ArmDp => "arm-dp",
        KernelForm.AdvSimd => "advsimd",
        KernelForm.Portable => "portable",
        _ => "reference",
    };

    /// <summary>What stands for a form where products are of 16 bits, for which AVX-VNNI has nothing better than the forms beside it.</summary>
    public static KernelForm WithShortProducts(KernelForm form) =>
        form == KernelForm.AvxVnni ? (IsSupported(KernelForm.Avx512) ? KernelForm.Avx512 : KernelForm.Avx2) : form;

    /// <summary>A convolution in a form, with the pool behind it where there is one; null where no form is exact.</summary>
    public static Step? Convolution(KernelForm form, Conv2D conv, MaxPool2D? pool, MemoryBudget budget)
    {
        int groups = conv.Inputs[0].Shape[3] / conv.GroupChannels;
        // A pool behind groups stays a step of its own.
        if (groups > 1)
            pool = null;
        LayerParameters parameters = LayerParameters.Of(conv, pool);
        if (!parameters.IsExact)
            return null;
        return WinogradForms.Convolution(form, conv, pool, parameters, budget) ?? Direct(Narrowed(form, parameters.Channels / groups), conv, pool, parameters, budget);
    }

    /// <summary>A dense layer in a form; null where no form is exact.</summary>
    public static Step? FullyConnected(KernelForm form, FullyConnected dense, MemoryBudget budget)
    {
        LayerParameters parameters = LayerParameters.Of(dense);
        if (!parameters.IsExact)
            return null;
        form = Narrowed(form, parameters.Channels);
        string name = NameOf(form);
        return form switch
        {
            KernelForm.AvxVnni => new ConvolutionStep<AvxVnniForm, Vector256<int>>(name, dense, parameters, budget),
            KernelForm.Avx512 => new ConvolutionStep<Avx512Form, Vector512<int>>(name, dense, parameters, budget),
            KernelForm.Avx2 => new ConvolutionStep<Avx2Form, Vector256<int>>(name, dense, parameters, budget),
            KernelForm.ArmDp => new ConvolutionStep<DpForm, Vector128<int>>(name, dense, parameters, budget),
            KernelForm.AdvSimd when HasSmallProducts(parameters) => new ConvolutionStep<AdvSimdForm, Vector128<int>>(name, dense, parameters, budget),
            KernelForm.AdvSimd => new ConvolutionStep<AdvSimdWideForm, Vector128<int>>(name, dense, parameters, budget),
            _ => new ConvolutionStep<PortableForm, Vector128<int>>(name, dense, parameters, budget),
        };
    }

    private static Step Direct(KernelForm form, Conv2D conv, MaxPool2D? pool, LayerParameters parameters, MemoryBudget budget)
    {
        string name = NameOf(form);
        return form switch
        {
            KernelForm.AvxVnni => new ConvolutionStep<AvxVnniForm, Vector256<int>>(name, conv, pool, parameters, budget),
            KernelForm.Avx512 => new ConvolutionStep<Avx512Form, Vector512<int>>(name, conv, pool, parameters, budget),
            KernelForm.Avx2 => new ConvolutionStep<Avx2Form, Vector256<int>>(name, conv, pool, parameters, budget),
            KernelForm.ArmDp => new ConvolutionStep<DpForm, Vector128<int>>(name, conv, pool, parameters, budget),
            KernelForm.AdvSimd when HasSmallProducts(parameters) => new ConvolutionStep<AdvSimdForm, Vector128<int>>(name, conv, pool, parameters, budget),
            KernelForm.AdvSimd => new ConvolutionStep<AdvSimdWideForm, Vector128<int>>(name, conv, pool, parameters, budget),
            _ => new ConvolutionStep<PortableForm, Vector128<int>>(name, conv, pool, parameters, budget),
        };
    }

    // Eight channels fill half a vector of sixteen lanes, at the price of a whole one.
    private static KernelForm Narrowed(KernelForm form, int channels) => form == KernelForm.Avx512 && channels <= 8 ? KernelForm.Avx2 : form;

    // Two products of -128 and -128 do not fit in the 16 bits in which AdvSimdForm adds them.
    private static bool HasSmallProducts(LayerParameters parameters) => Array.IndexOf(parameters.Weights, sbyte.MinValue) < 0;
}
