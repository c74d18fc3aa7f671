using System;
using System.Text;
using Edge.Inference;
using Edge.Micro;
using Edge.Quantize.Tests.Support;
using Edge.Quantize.Tflite;

namespace Edge.Quantize.Tests.Tflite;

/// <summary>Proves that names of classes come back from a file as they went in, and that wrong ones are refused in one sentence.</summary>
public class LabelTextTests
{
    [Fact]
    public void Names_come_back_as_they_went_in()
    {
        string[] labels = ["zero", "", "two words", "drei – ü", "四", "<five>", "\"six\""];
        Assert.Equal(labels, With(LabelText.ToBytes(labels)).Labels);
    }

    [Theory]
    [InlineData("a\nb\nc\nd\ne\nf\ng")]
    [InlineData("a\nb\nc\nd\ne\nf\ng\n")]
    [InlineData("a\r\nb\r\nc\r\nd\r\ne\r\nf\r\ng\r\n")]
    public void Other_writers_may_end_lines_otherwise(string text) => Assert.Equal(["a", "b", "c", "d", "e", "f", "g"], With(Encoding.UTF8.GetBytes(text)).Labels!);

    [Fact]
    public void No_character_moves_a_terminals_cursor() => Assert.Equal(["?[2Ja", "b", "c", "d", "e", "f", "g?"], With("\u001b[2Ja\nb\nc\nd\ne\nf\ng\u0085"u8.ToArray()).Labels!);

    [Theory]
    [InlineData("a\nb", 2)]
    [InlineData("", 1)]
    [InlineData("\n\n\n\n\n\n\n\n", 8)]
    public void Another_number_of_names_is_refused(string text, int count) => Assert.Equal(
        $"Model 'network': expected 7 labels, one for each element of the output, got {count}; quantise the model again.",
        Assert.Throws<InvalidModelException>(() => With(Encoding.UTF8.GetBytes(text))).Message);

    [Fact]
    public void A_model_without_names_has_none() => Assert.Null(Model.Load(EveryOperator.Of("FULLY_CONNECTED")).Labels);

    [Fact]
    public void Names_with_line_ends_are_cleaned_before_they_are_written()
    {
        Assert.Equal(["a b", "c", "d"], LabelText.Clean(["a\nb", " c\r", "\td"]));
        Assert.Contains("one line", Assert.Throws<ArgumentException>(() => LabelText.ToBytes(["a\nb"])).Message, StringComparison.Ordinal);
    }

    // A network of seven outputs whose metadata has these labels.
    private static Model With(byte[] labels) => Model.Load(TfliteMetadata.Add(EveryOperator.Of("FULLY_CONNECTED"), [(Model.LabelsMetadata, labels)]));
}
