using System.IO;
using Edge.Data.Folders;
using Edge.Vision;

namespace Edge.Trainer.Recipes;

/// <summary>Reads the data and the input shape of a recipe.</summary>
internal static class DataReader
{
    private const int MaximalSide = 1024;
    private const int MaximalCount = 1_000_000;

    // 28x28 pixels of five channels each, in one array.
    private const int MaximalCutOuts = 500_000;
    private const int LeastCount = 6;
    private const int MaximalTimes = 10_000;

    // A digit as MNIST has it, and with its surroundings as four channels more.
    private static readonly TensorShape Digit = new(28, 28, 1), DigitWithSurroundings = new(28, 28, 1 + Surroundings.Channels);

    /// <param name="o">The recipe's object.</param>
    /// <param name="file">The recipe; a path is relative to its folder.</param>
    public static DataSpec Read(RecipeObject o, string file)
    {
        var spec = new DataSpec { Source = o.Choice("source", (DataSource?)DataSource.Mnist) };
        spec = spec with
        {
            Validation = o.Integer("validation", 0, 0, int.MaxValue),
            Limit = o.Integer("limit", 0, 0, int.MaxValue) is > 0 and int limit ? limit : null,
            Path = o.Find("path") is null ? null : Resolve(file, o.Text("path", "\"pictures\"")),
            Also = o.Child("also", "also", own => new OwnPicturesSpec(Resolve(file, own.Text("path", "\"my-digits\"")), own.Integer("times", 1, 1, MaximalTimes))),
        };
        if (spec.Source == DataSource.Photographs)
            return spec with { Count = o.Integer("count", null, LeastCount, MaximalCutOuts) };
        if (spec.Source == DataSource.Mnist)
            return spec with { Photographs = o.Integer("photographs", 0, 0, MaximalCount) };
        return spec.Source != DataSource.Folder
            ? spec
            : spec with
            {
                Fit = o.Choice("fit", (ImageFit?)ImageFit.Stretch),
                Invert = o.Flag("invert", false),
                Test = o.Number("test", spec.Test, 0.01, 0.9),
                Seed = o.Integer("seed", spec.Seed, 0, int.MaxValue),
            };
    }

    /// <summary>The input of a recipe that does not name one.</summary>
    public static TensorShape UsualInput(DataSpec data) => data.Source == DataSource.Photographs ? DigitWithSurroundings : Digit;

    /// <param name="o">The object of height, width and channels.</param>
    public static TensorShape ReadInput(RecipeObject o)
    {
        int height = o.Integer("height", null, 1, MaximalSide), width = o.Integer("width", null, 1, MaximalSide);
        int channels = o.Integer("channels", 1, 1, 3);
        if (channels == 2)
            throw o.Fault("expected \"channels\" to be 1 (grey) or 3 (colour), got 2");
        o.RefuseOthers();
        return new TensorShape(height, width, channels);
    }

    private static string Resolve(string file, string path) => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, path));
}
