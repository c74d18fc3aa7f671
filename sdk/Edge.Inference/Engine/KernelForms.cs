using System;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Edge.Inference.Engine.Kernels;
using Edge.Inference.Engine.Kernels.X86;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>Which forms this processor has, and the steps of each.</summary>
internal static class KernelForms
{
    private static readonly KernelForm[] All = [KernelForm.AvxVnni, KernelForm.Avx512, KernelForm.Avx2, KernelForm.Portable];

    /// <summary>The supported forms, best first. Never empty.</summary>
    public static KernelForm[] Supported { get; } = Array.FindAll(All, IsSupported);

    /// <summary>Whether this processor has what a form needs.</summary>
    public static bool IsSupported(KernelForm form) => form switch
    {
        KernelForm.AvxVnni => AvxVnni.IsSupported,
        KernelForm.Avx512 => Avx512BW.IsSupported && Avx512DQ.IsSupported,
        KernelForm.Avx2 => Avx2.IsSupported,
        _ => true,
    };

    /// <summary>A form's name in profiles.</summary>
    public static string NameOf(KernelForm form) => form switch
    {
        KernelForm.AvxVnni => "avx-vnni",
        KernelForm.Avx512 => "avx-512",
        KernelForm.Avx2 => "avx2",
        _ => "portable",
    };

    /// <summary>A convolution in a form, with the pool behind it where there is one; null where no form is exact or the memory is spent.</summary>
    public static Step? Convolution(KernelForm form, Conv2D conv, MaxPool2D? pool, MemoryBudget budget)
    {
        LayerParameters parameters = LayerParameters.Of(conv, pool);
        if (conv.GroupChannels != conv.Inputs[0].Shape[3] || !parameters.IsExact)
            return null;
        form = Narrowed(form, parameters.Channels);
        string name = NameOf(form);
        return form switch
        {
            KernelForm.AvxVnni => ConvolutionStep<AvxVnniForm, Vector256<int>>.TryMake(name, conv, pool, parameters, budget),
            KernelForm.Avx512 => ConvolutionStep<Avx512Form, Vector512<int>>.TryMake(name, conv, pool, parameters, budget),
            KernelForm.Avx2 => ConvolutionStep<Avx2Form, Vector256<int>>.TryMake(name, conv, pool, parameters, budget),
            _ => ConvolutionStep<PortableForm, Vector128<int>>.TryMake(name, conv, pool, parameters, budget),
        };
    }

    /// <summary>A dense layer in a form; null where no form is exact or the memory is spent.</summary>
    public static Step? FullyConnected(KernelForm form, FullyConnected dense, MemoryBudget budget)
    {
        LayerParameters parameters = LayerParameters.Of(dense);
        if (!parameters.IsExact)
            return null;
        form = Narrowed(form, parameters.Channels);
        string name = NameOf(form);
        return form switch
        {
            KernelForm.AvxVnni => ConvolutionStep<AvxVnniForm, Vector256<int>>.TryMake(name, dense, parameters, budget),
            KernelForm.Avx512 => ConvolutionStep<Avx512Form, Vector512<int>>.TryMake(name, dense, parameters, budget),
            KernelForm.Avx2 => ConvolutionStep<Avx2Form, Vector256<int>>.TryMake(name, dense, parameters, budget),
            _ => ConvolutionStep<PortableForm, Vector128<int>>.TryMake(name, dense, parameters, budget),
        };
    }

    // Eight channels fill half a vector of sixteen lanes, at the price of a whole one.
    private static KernelForm Narrowed(KernelForm form, int channels) => form == KernelForm.Avx512 && channels <= 8 ? KernelForm.Avx2 : form;
}
