using System;
using System.Linq;
using Edge.Data;
using Edge.Desktop.Sources;
using Edge.DigitReader;
using Edge.Inference;
using Edge.Micro;
using Edge.Models;
using Edge.Photographs;
using Edge.Vision;

namespace Edge.Firmware.Tests;

/// <summary>Proves that the shipped networks answer photographs of digits and not those of other things, and that a rule of another network is refused.</summary>
public class RejectionTests
{
    private const int Photographs = 60;

    [Theory]
    [InlineData("digits")]
    [InlineData("flagship")]
    [InlineData("nano")]
    [InlineData("nano-xs")]
    public void Digits_are_answered_and_other_things_hardly(string name)
    {
        ModelClassifier classifier = ShippedModel.MakeClassifier(name, Shipped(name));
        var generator = new PhotographGenerator(BundledDigits.Load(), PhotographSetting.Easy, 11, (160, 120));
        NonDigitKind[] kinds = Enum.GetValues<NonDigitKind>();
        int digits = Enumerable.Range(0, Photographs).Count(i => Answers(generator.Digit(i), classifier));
        int others = Enumerable.Range(0, Photographs).Count(i => Answers(generator.NonDigit(i, kinds[i % kinds.Length]), classifier));
        Assert.InRange(digits, Photographs * 9 / 10, Photographs);
        Assert.InRange(others, 0, Photographs / 5);
        // Without the rule most of what vision finds is answered: it is the rule that this proves.
        var open = new ModelClassifier(Shipped(name));
        Assert.InRange(Enumerable.Range(0, Photographs).Count(i => Answers(generator.NonDigit(i, kinds[i % kinds.Length]), open)), (2 * others) + 1, Photographs);
    }

    [Fact]
    public void The_classifier_decides_as_the_rule_does_on_the_logits_of_both_networks()
    {
        Model model = ShippedModel.Load(), gate = ShippedModel.LoadGate();
        LogitRejection rule = ShippedModel.RuleOf(ShippedModel.Name)!;
        ModelClassifier classifier = ShippedModel.MakeClassifier();
        (Session session, Session gateSession) = (model.CreateSession(), gate.CreateSession());
        ImageSet digits = BundledDigits.Load();
        var probabilities = new float[10];
        var surroundings = new byte[Surroundings.Length];
        var random = new Random(5);
        for (int i = 0; i < digits.Count; i++)
        {
            random.NextBytes(surroundings);
            int label = classifier.Classify(digits.Image(i), surroundings, probabilities);
            session.Classify(digits.Image(i));
            gateSession.Classify(digits.Image(i).ToArray().SelectMany((pixel, at) => (byte[])[pixel, .. surroundings[(at * Surroundings.Channels)..((at + 1) * Surroundings.Channels)]]).ToArray());
            Assert.Equal(rule.Score([.. session.Logits, .. gateSession.Logits], label), classifier.Score);
        }
    }

    [Fact]
    public void A_rule_of_another_network_is_refused()
    {
        var rule = new LogitRejection(new short[100], new short[100], new int[10]);
        Model gate = ShippedModel.LoadGate();
        string message = Assert.Throws<InvalidModelException>(() => new ModelClassifier(ShippedModel.Load(), rule, gate)).Message;
        Assert.Equal("The rejection rule: expected one of 10 classes and 21 logits, got one of 10 and 10; calibrate the model again.", message);
        Assert.Null(ShippedModel.RuleOf("mine"));
    }

    [Fact]
    public void A_gate_of_other_surroundings_is_refused()
    {
        // One value of the surroundings to each of the digit.
        var tensor = new Tensor("in", [2 * 28 * 28], 1f, 0);
        Model gate = Model.Load(new Graph("gate", [tensor], [tensor], []));
        var rule = new LogitRejection(new short[100], new short[100], new int[10]);
        string message = Assert.Throws<InvalidModelException>(() => new ModelClassifier(ShippedModel.Load(), rule, gate)).Message;
        Assert.Equal("The gate: expected an input of 3920 values (28x28x5: a digit and its surroundings), got 1568; choose the gate of this version.", message);
    }

    private static bool Answers(Photograph photograph, ModelClassifier classifier)
    {
        GrayImage gray = photograph.ToGray();
        var reading = new Reading(gray, classifier.Classes);
        new FrameReader(gray.Width, gray.Height, classifier, new RejectionRule()).Read(reading);
        return reading.Digits.Length > 0 && reading.Digits[0].Answered;
    }

    private static Model Shipped(string name) => Model.Load(name switch
    {
        "digits" => DigitsModel.Create(),
        "flagship" => FlagshipModel.Create(),
        "nano" => NanoModel.Create(),
        _ => NanoXsModel.Create(),
    });
}
