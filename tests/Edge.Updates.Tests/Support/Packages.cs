using System.Collections.Concurrent;
using Edge.Updates.Keys;

namespace Edge.Updates.Tests.Support;

/// <summary>Packages of tiny networks, and who trusts them.</summary>
internal static class Packages
{
    public const string Name = "tiny";
    public const string Tool = "test 1";

    // No number is fitted: the rule of three classes says yes to everything.
    public const string Rejection = """{ "linear": [0,0,0,0,0,0,0,0,0], "squares": [0,0,0,0,0,0,0,0,0], "biases": [1,1,1] }""";

    private static readonly ConcurrentDictionary<int, byte[]> Made = new();

    /// <summary>Signs.</summary>
    public static SigningKey Key { get; } = SigningKey.Create();

    /// <summary>A key that nobody trusts.</summary>
    public static SigningKey Stranger { get; } = SigningKey.Create();

    /// <summary>Takes packages of <see cref="Key"/> for <see cref="Name"/>.</summary>
    public static PackageCheck Check { get; } = new(Name, TrustedKeys.Parse(Key.PublicPem));

    /// <summary>The package of a version, the same whenever it is asked for.</summary>
    public static byte[] Of(int version) => Made.GetOrAdd(version, v => Make(v));

    /// <summary>A package with other content than usual.</summary>
    public static byte[] Make(int version, byte[]? model = null, byte[]? rejection = null, byte[]? gate = null, SigningKey? key = null, string name = Name, string? runtime = null) =>
        PackageSigner.Sign(name, version, Tool, model ?? TinyModel.Make(version), rejection, gate, key ?? Key, runtime);

    /// <summary>Whether a package's network answers as the network of its version does.</summary>
    public static void AssertRuns(VerifiedModel? model)
    {
        Assert.NotNull(model);
        sbyte[] input = [12, -100, 3, 127];
        sbyte[] expected = Edge.Inference.Model.Load(TinyModel.Make(model.Manifest.Version)).CreateSession().Run(input).ToArray();
        Assert.Equal(expected, model.Model.CreateSession().Run(input).ToArray());
    }
}
