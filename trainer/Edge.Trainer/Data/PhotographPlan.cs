using Edge.Photographs;

namespace Edge.Trainer.Data;

/// <summary>What is on a photograph of a training set: numbers go through all of it by turns.</summary>
/// <param name="Kind">What else than digits it shows; null for digits.</param>
/// <param name="Layout">How the digits stand.</param>
/// <param name="Setting">How hard it is.</param>
/// <param name="IsScan">Whether it is scanned: no camera's picture, but one of a scanner or a drawing pad.</param>
internal readonly record struct PhotographPlan(NonDigitKind? Kind, Layout Layout, PhotographSetting Setting, bool IsScan)
{
    // Of hard ones as many as of the others together: what is lost is lost there.
    private static readonly PhotographSetting[] DigitSettings = [PhotographSetting.Hard, PhotographSetting.Easy, PhotographSetting.Hard, PhotographSetting.Medium];

    private static readonly PhotographSetting[] Settings =
    [
        PhotographSetting.Hard, PhotographSetting.Easy, PhotographSetting.Hard, PhotographSetting.Medium, PhotographSetting.Hard, PhotographSetting.Easy, PhotographSetting.Hard, PhotographSetting.Hard,
    ];

    // Of the easy ones for a gate every second is a scan.
    private const int ScanTurn = 5;

    private static readonly Layout[] Layouts = [Layout.One, Layout.One, Layout.Line, Layout.One, Layout.One, Layout.Page, Layout.One];

    // The more often the more alike digits they are: a letter is a digit sooner than a wall is.
    private static readonly NonDigitKind[] Kinds =
    [
        NonDigitKind.Letter, NonDigitKind.Text, NonDigitKind.Shape, NonDigitKind.Scribble, NonDigitKind.Letter, NonDigitKind.Face, NonDigitKind.Barcode, NonDigitKind.Letter,
        NonDigitKind.Text, NonDigitKind.Scribble, NonDigitKind.Shape, NonDigitKind.Letter, NonDigitKind.Hand, NonDigitKind.EmptyPaper, NonDigitKind.Scribble, NonDigitKind.Text,
        NonDigitKind.Letter, NonDigitKind.Face, NonDigitKind.Barcode, NonDigitKind.Shape, NonDigitKind.Furniture, NonDigitKind.Letter, NonDigitKind.Noise,
    ];

    /// <summary>The plan of a photograph of digits, for networks that learn to tell them apart.</summary>
    /// <param name="number">Its number, from 0.</param>
    public static PhotographPlan OfDigits(int number) =>
        new(null, Layouts[number / DigitSettings.Length % Layouts.Length], DigitSettings[number % DigitSettings.Length], IsScan: false);

    /// <summary>The plan of a photograph for a gate.</summary>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="digits">Whether it shows digits.</param>
    public static PhotographPlan Of(int number, bool digits)
    {
        PhotographSetting setting = Settings[number % Settings.Length];
        bool isScan = number % Settings.Length == ScanTurn;
        int rest = number / Settings.Length;
        Layout layout = digits && !isScan ? Layouts[rest % Layouts.Length] : Layout.One;
        return new PhotographPlan(digits ? null : Kinds[rest % Kinds.Length], layout, setting, isScan);
    }
}
