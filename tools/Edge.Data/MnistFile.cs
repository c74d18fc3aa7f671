using System.Collections.Generic;

namespace Edge.Data;

/// <summary>One of MNIST's four files, uncompressed.</summary>
/// <param name="Name">Its usual name.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
public sealed record MnistFile(string Name, string Sha256)
{
    /// <summary>The 60,000 training images.</summary>
    public static MnistFile TrainImages { get; } = new("train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db");

    /// <summary>Their labels.</summary>
    public static MnistFile TrainLabels { get; } = new("train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5");

    /// <summary>The 10,000 test images.</summary>
    public static MnistFile TestImages { get; } = new("t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7");

    /// <summary>Their labels.</summary>
    public static MnistFile TestLabels { get; } = new("t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    /// <summary>All four.</summary>
    public static IReadOnlyList<MnistFile> All { get; } = [TrainImages, TrainLabels, TestImages, TestLabels];

    /// <summary>The four files of Fashion-MNIST (Xiao, Rasul, Vollgraf, 2017), which bear the same names in the same order.</summary>
    public static IReadOnlyList<MnistFile> Fashion { get; } =
    [
        TrainImages with { Sha256 = "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888" },
        TrainLabels with { Sha256 = "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9" },
        TestImages with { Sha256 = "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b" },
        TestLabels with { Sha256 = "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34" },
    ];
}
