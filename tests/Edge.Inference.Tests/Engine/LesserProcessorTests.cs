using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Edge.Inference.Engine;
using Edge.Testing;

namespace Edge.Inference.Tests.Engine;

/// <summary>Proves the parity of the forms that lesser processors choose, in processes in which the runtime leaves out what this one has.</summary>
public class LesserProcessorTests
{
    private const int Cases = 60;

    [SkippableTheory]
    [InlineData("DOTNET_EnableAVX512", new[] { nameof(KernelForm.Avx512) }, nameof(KernelForm.Avx2))]
    [InlineData("DOTNET_EnableAVX2", new[] { nameof(KernelForm.Avx512), nameof(KernelForm.Avx2), nameof(KernelForm.AvxVnni) }, nameof(KernelForm.Portable))]
    [InlineData("DOTNET_EnableHWIntrinsic", new[] { nameof(KernelForm.Avx512), nameof(KernelForm.Avx2), nameof(KernelForm.AvxVnni), nameof(KernelForm.Portable) }, nameof(KernelForm.Reference))]
    public async Task A_process_without_an_instruction_set_chooses_a_lesser_form_and_gives_the_exact_answers(string variable, string[] without, string with)
    {
        Skip.IfNot(RuntimeInformation.ProcessArchitecture == Architecture.X64, "the instruction sets that are left out are those of x64");
        Skip.IfNot(KernelForms.IsSupported(Enum.Parse<KernelForm>(with)), $"this processor has no {with} either");

        ProcessResult result = await ChildProcess.DotnetAsync("Edge.Inference.Tests.dll", new Dictionary<string, string> { [variable] = "0" }, $"{Cases}");

        Assert.True(result.ExitCode == 0, result.Error);
        string[] lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] forms = lines[0][ParityProgram.FormsLine.Length..].Split(' ');
        // That the variable does what it is set for: a name that the runtime does not know would prove nothing.
        Assert.Empty(forms.Intersect(without));
        Assert.Contains(with, forms);
        // Where vectors are done by software the engine takes its reference kernels, and the portable form is proved all the same.
        string[] proved = [.. lines[1..].Select(l => l[ParityProgram.ExactLine.Length..].Split(' ')[0])];
        Assert.Equal(forms.Append(nameof(KernelForm.Portable)).Where(f => f != nameof(KernelForm.Reference)).Distinct(), proved);
        Assert.All(lines[1..], l => Assert.InRange(int.Parse(l.Split(' ')[^1], null), Cases * FormParity.Operators.Length / 2, Cases * FormParity.Operators.Length));
    }
}
