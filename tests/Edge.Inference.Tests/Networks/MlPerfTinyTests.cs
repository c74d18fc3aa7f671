using System;
using System.Linq;
using Edge.Inference.Engine;
using Edge.Inference.Tests.Engine;

namespace Edge.Inference.Tests.Networks;

/// <summary>Proves that the networks of MLPerf Tiny are written, read and run, the same bytes by every form.</summary>
public class MlPerfTinyTests
{
    private const int Samples = 3;

    public static TheoryData<string> Names => [.. MlPerfTiny.Networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_network_gives_the_reference_bytes_in_every_form(string name)
    {
        byte[] file = MlPerfTiny.Networks[name]();
        Model model = Model.Load(file);
        Session reference = model.CreateSession(EngineKind.Reference), fast = model.CreateSession();
        var random = new Random(5);
        var answers = new string[Samples];
        for (int sample = 0; sample < Samples; sample++)
        {
            var input = new sbyte[model.InputLength];
            // A dark, a bright and a full one: noise alone would look alike after the means.
            for (int i = 0; i < input.Length; i++)
                input[i] = (sbyte)random.Next(sample == 1 ? 0 : -128, sample == 0 ? 0 : 128);
            sbyte[] expected = reference.Run(input).ToArray();
            Assert.Equal(expected, fast.Run(input).ToArray());
            foreach (KernelForm form in KernelForms.Supported)
                Assert.Equal(expected, new FormImplementation(form).Run(Model.Load(file).Graph, [input]));
            answers[sample] = string.Join(' ', expected);
        }
        // Weights and scales under which every picture looks the same would prove little.
        Assert.True(answers.Distinct().Count() > 1);
    }
}
