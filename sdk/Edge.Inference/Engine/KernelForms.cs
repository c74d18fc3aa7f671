using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using Edge.Inference.Engine.Forms;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>Which forms this processor has, and the steps of each.</summary>
internal static class KernelForms
{
    /// <summary>The supported forms, best first. Never empty.</summary>
    public static IReadOnlyList<KernelForm> Supported { get; } = [.. Enum.GetValues<KernelForm>().Where(IsSupported)];

    /// <summary>Whether this processor has what a form needs.</summary>
    public static bool IsSupported(KernelForm form) => form switch
    {
        KernelForm.AvxVnni => AvxVnniForm.IsSupported,
        KernelForm.Avx512 => Avx512Form.IsSupported,
        KernelForm.Avx2 => Avx2Form.IsSupported,
        _ => PortableForm.IsSupported,
    };

    /// <summary>A convolution in a form, with the pool behind it where there is one.</summary>
    public static Step Convolution(KernelForm form, Conv2D conv, MaxPool2D? pool) => form switch
    {
        KernelForm.AvxVnni => new ConvolutionStep<AvxVnniForm, Vector256<int>>(conv, pool),
        KernelForm.Avx512 => new ConvolutionStep<Avx512Form, Vector512<int>>(conv, pool),
        KernelForm.Avx2 => new ConvolutionStep<Avx2Form, Vector256<int>>(conv, pool),
        _ => new ConvolutionStep<PortableForm, Vector128<int>>(conv, pool),
    };

    /// <summary>A dense layer in a form.</summary>
    public static Step FullyConnected(KernelForm form, FullyConnected step) => form switch
    {
        KernelForm.AvxVnni => new FullyConnectedStep<AvxVnniForm, Vector256<int>>(step),
        KernelForm.Avx512 => new FullyConnectedStep<Avx512Form, Vector512<int>>(step),
        KernelForm.Avx2 => new FullyConnectedStep<Avx2Form, Vector256<int>>(step),
        _ => new FullyConnectedStep<PortableForm, Vector128<int>>(step),
    };
}
