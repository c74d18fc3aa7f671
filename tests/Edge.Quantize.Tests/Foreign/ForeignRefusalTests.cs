namespace Edge.Quantize.Tests.Foreign;

/// <summary>Proves that what PyTorch exports and int8 has no form for is refused by the node's name and type, with what to use instead.</summary>
public class ForeignRefusalTests
{
    [Theory]
    [MemberData(nameof(ForeignNetwork.RefusedNames), MemberType = typeof(ForeignNetwork))]
    public void A_layer_without_an_int8_form_is_refused_by_name(string name)
    {
        QuantizeException e = Assert.Throws<QuantizeException>(() => QuantizationPipeline.Import(ForeignNetwork.All[name].Onnx));
        // Node TYPE 'NAME': expected ..., got ...; what to do.
        Assert.Matches("^Node [A-Z][A-Za-z]+ '[^']+': expected .+, got .+; .+\\.$", e.Message);
        Assert.DoesNotContain('\n', e.Message);
    }
}
