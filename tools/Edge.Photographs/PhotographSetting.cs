using System;
using System.Collections.Generic;

namespace Edge.Photographs;

/// <summary>How hard photographs are: limits and shares of the lot. Shares are probabilities, 0 to 1.</summary>
public sealed record PhotographSetting
{
    /// <summary>Plain paper, even light, a steady camera.</summary>
    public static PhotographSetting Easy { get; } = new("easy");

    /// <summary>What a desk lamp and a phone give with some care.</summary>
    public static PhotographSetting Medium { get; } = new("medium")
    {
        Rotation = 10,
        Perspective = 0.12f,
        Ruled = 0.2f,
        Squared = 0.2f,
        RuleStrength = 0.35f,
        Shadow = 0.35f,
        ShadowDepth = 0.4f,
        Gradient = 0.35f,
        Blur = 0.03f,
        Noise = 0.04f,
        Compression = 0.4f,
        Quality = 35,
        Clutter = 0.25f,
        LightInk = 0.15f,
        DarkestPaper = 110,
        BrightestPaper = 250,
        SmallestDigit = 0.26f,
        ThinPens = 0.5f,
    };

    /// <summary>Bad light, a hasty hand and a cheap camera; a person still reads every digit.</summary>
    public static PhotographSetting Hard { get; } = Medium with
    {
        Name = "hard",
        Rotation = 15,
        Perspective = 0.25f,
        Ruled = 0.25f,
        Squared = 0.25f,
        RuleStrength = 0.55f,
        Shadow = 0.6f,
        ShadowDepth = 0.6f,
        Gradient = 0.5f,
        Blur = 0.05f,
        Noise = 0.08f,
        Compression = 0.6f,
        Quality = 15,
        Clutter = 0.5f,
        LightInk = 0.25f,
        DarkestPaper = 70,
        BrightestPaper = 285,
        SmallestDigit = 0.2f,
        ThinPens = 0.6f,
    };

    private PhotographSetting(string name) => Name = name;

    /// <summary>Every setting, from easy to hard.</summary>
    public static IReadOnlyList<PhotographSetting> All { get; } = [Easy, Medium, Hard];

    /// <summary>What a person calls it.</summary>
    public string Name { get; init; }

    /// <summary>The most rotation either way, in degrees.</summary>
    public float Rotation { get; init; } = 5;

    /// <summary>The most by which scale changes from one side of the picture to the other, as a share.</summary>
    public float Perspective { get; init; } = 0.04f;

    /// <summary>Share of ruled paper.</summary>
    public float Ruled { get; init; }

    /// <summary>Share of squared paper.</summary>
    public float Squared { get; init; }

    /// <summary>How strong rules are at most, as a share of the paper's light that they take.</summary>
    public float RuleStrength { get; init; } = 0.2f;

    /// <summary>Share of photographs with a shadow's edge in them.</summary>
    public float Shadow { get; init; }

    /// <summary>The share of light that a shadow takes at most.</summary>
    public float ShadowDepth { get; init; }

    /// <summary>The most by which light falls off from one side to the other, as a share of the middle's.</summary>
    public float Gradient { get; init; } = 0.15f;

    /// <summary>The most blur: standard deviation as a share of the digit's height.</summary>
    public float Blur { get; init; } = 0.012f;

    /// <summary>The most sensor noise: standard deviation on white, as a share of white.</summary>
    public float Noise { get; init; } = 0.012f;

    /// <summary>Share of photographs with 8x8 blocks.</summary>
    public float Compression { get; init; }

    /// <summary>The worst quality of those, as JPEG libraries count it, 1 to 100.</summary>
    public int Quality { get; init; } = 60;

    /// <summary>Share of photographs with something else in them.</summary>
    public float Clutter { get; init; }

    /// <summary>Share of light ink on dark ground.</summary>
    public float LightInk { get; init; }

    /// <summary>The darkest level of paper, 0 to 255.</summary>
    public float DarkestPaper { get; init; } = 160;

    /// <summary>The brightest level of paper; above 255 it is clipped.</summary>
    public float BrightestPaper { get; init; } = 235;

    /// <summary>The lowest single digit, as a share of the shorter side.</summary>
    public float SmallestDigit { get; init; } = 0.35f;

    /// <summary>Share of thin pens and pencils among pens.</summary>
    public float ThinPens { get; init; } = 0.35f;

    /// <summary>Its name; a setting is told by it, in help and messages.</summary>
    public override string ToString() => Name;

    /// <summary>The setting of a name.</summary>
    /// <param name="name">The name, such as "hard".</param>
    /// <exception cref="ArgumentException">There is none of that name; the message lists those there are.</exception>
    public static PhotographSetting Named(string name)
    {
        foreach (PhotographSetting setting in All)
            if (setting.Name == name)
                return setting;
        throw new ArgumentException($"Expected a setting of easy, medium or hard, got '{name}'.", nameof(name));
    }
}
