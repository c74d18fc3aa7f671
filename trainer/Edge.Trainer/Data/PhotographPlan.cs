using System;
using Edge.Photographs;

namespace Edge.Trainer.Data;

/// <summary>What is on a photograph of a training set: numbers go through all of it by turns.</summary>
/// <param name="Kind">What else than digits it shows; null for digits.</param>
/// <param name="Layout">How the digits stand.</param>
/// <param name="Setting">How hard it is.</param>
internal readonly record struct PhotographPlan(NonDigitKind? Kind, Layout Layout, PhotographSetting Setting)
{
    // Of hard ones as many as of the others together: what is lost is lost there.
    private static readonly PhotographSetting[] Settings = [PhotographSetting.Hard, PhotographSetting.Easy, PhotographSetting.Hard, PhotographSetting.Medium];
    private static readonly Layout[] Layouts = [Layout.One, Layout.One, Layout.Line, Layout.One, Layout.One, Layout.Page, Layout.One];
    private static readonly NonDigitKind[] Kinds = Enum.GetValues<NonDigitKind>();

    /// <summary>The plan of a photograph.</summary>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="digits">Whether it shows digits.</param>
    public static PhotographPlan Of(int number, bool digits)
    {
        PhotographSetting setting = Settings[number % Settings.Length];
        int rest = number / Settings.Length;
        return digits ? new PhotographPlan(null, Layouts[rest % Layouts.Length], setting) : new PhotographPlan(Kinds[rest % Kinds.Length], Layout.One, setting);
    }
}
