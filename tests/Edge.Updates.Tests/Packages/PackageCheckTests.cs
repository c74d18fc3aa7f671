using System;
using System.Linq;
using System.Text;
using Edge.Inference;
using Edge.Micro;
using Edge.Micro.Updates;
using Edge.Models;
using Edge.Testing;
using Edge.Updates.Keys;
using Edge.Updates.Tests.Support;
using static Edge.Updates.Tests.Support.Packages;

namespace Edge.Updates.Tests.Packages;

/// <summary>Proves that what is signed and whole is still refused where the device could not work with it, each time in one sentence.</summary>
public class PackageCheckTests
{
    private static readonly byte[] Rule = Encoding.ASCII.GetBytes(Rejection);

    [Fact]
    public void A_package_runs_as_its_network_does()
    {
        VerifiedModel verified = Check.Verify(Make(3, rejection: Rule));
        AssertRuns(verified);
        Assert.Equal("tiny 3", verified.Title);
        Assert.True(verified.CreateRejectingSession()!.TryClassify(new byte[4], [], out _));
        Assert.Null(Check.Verify(Of(4)).CreateRejectingSession());
    }

    [Fact]
    public void The_rule_may_weigh_a_gate_that_comes_with_it()
    {
        byte[] wide = Encoding.ASCII.GetBytes($$"""{ "linear": [{{Zeros(18)}}], "squares": [{{Zeros(18)}}], "biases": [-1,-1,-1] }""");
        VerifiedModel verified = Check.Verify(Make(3, rejection: wide, gate: TinyModel.Make(99)));
        Assert.NotNull(verified.Gate);
        Assert.False(verified.CreateRejectingSession()!.TryClassify(new byte[4], [], out _));
        Assert.Contains("rejection rule", Refusal(Make(3, rejection: wide)), StringComparison.Ordinal);
        Assert.Contains("expected rejection.json beside gate.tflite", Refusal(Make(3, gate: TinyModel.Make(99))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_networks_that_ship_can_be_packaged_with_rule_and_gate()
    {
        byte[] File(params string[] path) => System.IO.File.ReadAllBytes(Repository.PathOf(["sdk", "models", .. path]));
        VerifiedModel verified = Check.Verify(Make(1, File("digits", "model.tflite"), File("digits", "rejection.json"), File("gate", "model.tflite")));
        RejectingSession packaged = verified.CreateRejectingSession()!, shipped = new(Model.Load(DigitsModel.Create()), DigitsRejection.Create(), Model.Load(GateModel.Create()));
        var random = new Random(1);
        byte[] picture = new byte[784], surroundings = new byte[shipped.SurroundingsLength];
        for (int i = 0; i < 50; i++)
        {
            random.NextBytes(picture);
            random.NextBytes(surroundings);
            Assert.Equal((shipped.TryClassify(picture, surroundings, out Classification a), a), (packaged.TryClassify(picture, surroundings, out Classification b), b));
        }
    }

    [Fact]
    public void Another_key_another_name_and_a_newer_runtime_are_refused()
    {
        Assert.Contains("trusted key", Refusal(Make(1, key: Stranger)), StringComparison.Ordinal);
        Assert.Equal("The package: expected one for 'tiny', got one for 'other'; take the package that was made for this device.", Refusal(Make(1, name: "other")));
        Assert.Equal($"The package: expected one for runtime {RuntimeVersion.Current} or older, got one that needs 0.1.1; update the program first.", Refusal(Make(1, runtime: "0.1.1")));
        Assert.Equal(1, Check.Verify(Make(1, runtime: "0.0.9")).Manifest.Version);
    }

    [Fact]
    public void One_of_several_keys_is_enough()
    {
        using SigningKey other = SigningKey.Create();
        using TrustedKeys keys = TrustedKeys.Parse(other.PublicPem + Stranger.PublicPem);
        var check = new PackageCheck(Name, keys);
        Assert.Equal(1, check.Verify(Make(1, key: Stranger)).Manifest.Version);
        Assert.Equal(1, check.Verify(Make(1, key: other)).Manifest.Version);
        Assert.Throws<UpdateException>(() => check.Verify(Make(1)));
    }

    [Fact]
    public void A_network_that_does_not_give_its_golden_outputs_is_refused()
    {
        byte[] model = TinyModel.Make(1, golden =>
        {
            golden[^1] ^= 1;
            return golden;
        });
        Assert.Equal("model.tflite: expected its 1 golden outputs, got 1 others; quantise the model again.", Refusal(Make(1, model)));
        Assert.Contains("expected golden samples", Refusal(Make(1, TinyModel.Make(1, _ => []))), StringComparison.Ordinal);
        byte[] wide = Encoding.ASCII.GetBytes($$"""{ "linear": [{{Zeros(18)}}], "squares": [{{Zeros(18)}}], "biases": [1,1,1] }""");
        Assert.StartsWith("gate.tflite: expected its 1 golden outputs", Refusal(Make(1, rejection: wide, gate: model)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no network")]
    [InlineData("")]
    public void What_is_no_network_is_refused(string text) => Assert.ThrowsAny<UpdateException>(() => Check.Verify(Make(1, Encoding.ASCII.GetBytes(text))));

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{ \"linear\": 3 }")]
    [InlineData("{ \"linear\": [0,0,0], \"squares\": [0,0,0], \"biases\": [0,0] }")]
    [InlineData("{ \"linear\": [99999,0,0], \"squares\": [0,0,0], \"biases\": [0,0,0] }")]
    [InlineData("{ \"linear\": [0.5,0,0], \"squares\": [0,0,0], \"biases\": [0,0,0] }")]
    [InlineData("\u0000")]
    public void What_is_no_rule_is_refused(string text) => Assert.StartsWith("rejection.json: expected a rule", Refusal(Make(1, rejection: Encoding.UTF8.GetBytes(text))), StringComparison.Ordinal);

    [Fact]
    public void The_application_has_its_say()
    {
        var check = new PackageCheck(Name, Check.Keys) { Requirement = _ => throw new InvalidModelException("expected 784 inputs") };
        Assert.Equal("The package 'tiny' 5: expected 784 inputs", Assert.Throws<UpdateException>(() => check.Verify(Of(5))).Message);
        var small = new PackageCheck(Name, Check.Keys) { Limits = new ModelLimits { MaxBytes = 100 } };
        Assert.Throws<UpdateException>(() => small.Verify(Of(5)));
    }

    [Fact]
    public void Signers_keep_to_the_form()
    {
        Assert.Throws<UpdateException>(() => Make(0));
        Assert.Throws<UpdateException>(() => Make(1, name: "Tiny"));
        Assert.Throws<UpdateException>(() => Make(1, runtime: "1"));
    }

    private static string Zeros(int count) => string.Join(',', Enumerable.Repeat(0, count));

    private static string Refusal(byte[] package) => Assert.Throws<UpdateException>(() => Check.Verify(package)).Message;
}
