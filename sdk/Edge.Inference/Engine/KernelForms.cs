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
    private static readonly KernelForm[] All = [KernelForm.AvxVnni, KernelForm.Avx512, KernelForm.Avx2, KernelForm.Portable, KernelForm.Reference];

    /// <summary>The supported forms, best first. Never empty.</summary>
    public static KernelForm[] Supported { get; } = Array.FindAll(All, IsSupported);

    /// <summary>Whether this processor has what a form needs.</summary>
    public static bool IsSupported(KernelForm form) => form switch
    {
        KernelForm.AvxVnni => AvxVnni.IsSupported,
        KernelForm.Avx512 => Avx512BW.IsSupported && Avx512DQ.IsSupported,
        KernelForm.Avx2 => Avx2.IsSupported,
        KernelForm.Portable => Vector128.IsHardwareAccelerated,
        _ => true,
    };

    /// <summary>A form's name in profiles.</summary>
    public static string NameOf(KernelForm form) => form switch
    {
        KernelForm.AvxVnni => "avx-vnni",
        KernelForm.Avx512 => "avx-512",
        KernelForm.Avx2 => "avx2",
        KernelForm.Portable => "portable",
        _ => "reference",
    };

    /// <summary>A convolution in a form, with the pool behind it where there is one; null where no form is exact.</summary>
    public static Step? Convolution(KernelForm form, Conv2D conv, MaxPool2D? pool)
    {
        LayerParameters parameters = LayerParameters.Of(conv, pool);
        if (conv.GroupChannels != conv.Inputs[0].Shape[3] || !parameters.IsExact)
            return null;
        form = Narrowed(form, parameters.Channels);
        string name = NameOf(form);
        return form switch
        {
            KernelForm.AvxVnni => new ConvolutionStep<AvxVnniForm, Vector256<int>>(name, conv, pool, parameters),
            KernelForm.Avx512 when WinogradStep<Avx512Form, Vector512<int>>.Fits(conv, pool, parameters) => new WinogradStep<Avx512Form, Vector512<int>>(name, conv, pool, parameters),
            KernelForm.Avx2 when WinogradStep<Avx2Form, Vector256<int>>.Fits(conv, pool, parameters) => new WinogradStep<Avx2Form, Vector256<int>>(name, conv, pool, parameters),
            KernelForm.Portable when WinogradStep<PortableForm, Vector128<int>>.Fits(conv, pool, parameters) => new WinogradStep<PortableForm, Vector128<int>>(name, conv, pool, parameters),
            KernelForm.Avx512 => new ConvolutionStep<Avx512Form, Vector512<int>>(name, conv, pool, parameters),
            KernelForm.Avx2 => new ConvolutionStep<Avx2Form, Vector256<int>>(name, conv, pool, parameters),
            _ => new ConvolutionStep<PortableForm, Vector128<int>>(name, conv, pool, parameters),
        };
    }

    /// <summary>A dense layer in a form; null where no form is exact.</summary>
    public static Step? FullyConnected(KernelForm form, FullyConnected dense)
    {
        LayerParameters parameters = LayerParameters.Of(dense);
        if (!parameters.IsExact)
            return null;
        form = Narrowed(form, parameters.Channels);
        string name = NameOf(form);
        return form switch
        {
            KernelForm.AvxVnni => new ConvolutionStep<AvxVnniForm, Vector256<int>>(name, dense, parameters),
            KernelForm.Avx512 => new ConvolutionStep<Avx512Form, Vector512<int>>(name, dense, parameters),
            KernelForm.Avx2 => new ConvolutionStep<Avx2Form, Vector256<int>>(name, dense, parameters),
            _ => new ConvolutionStep<PortableForm, Vector128<int>>(name, dense, parameters),
        };
    }

    // Eight channels fill half a vector of sixteen lanes, at the price of a whole one.
    private static KernelForm Narrowed(KernelForm form, int channels) => form == KernelForm.Avx512 && channels <= 8 ? KernelForm.Avx2 : form;
}
