using static Edge.Quantize.Nano.Expression;

namespace Edge.Quantize.Nano;

/// <summary>Writes what happens to a finished lane: taken from its word, requantised, clamped, stored.</summary>
/// <param name="method">Receives the statements; it has the locals long u and int t.</param>
/// <param name="output">Where results go; its array is y and its position p.</param>
/// <param name="cleared">Whether the output's array holds zeros, so that a 0 is not stored.</param>
/// <param name="top">The upper limit that the local long top holds: as a constant it would cost an instruction more.</param>
internal sealed class LaneText(MethodText method, TensorStore output, bool cleared, int top)
{
    /// <summary>Adds the locals that lanes of words need.</summary>
    public static void Declare(MethodText method, int top)
    {
        method.Local("top", Text($"long top = {top}L;"));
        method.Local("u", "long u;");
        method.Local("v", "long v;");
        method.Local("t", "int t;");
    }

    /// <summary>Stores a channel whose lane stands in a word.</summary>
    /// <param name="word">The local that holds the word.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="rounding">Its requantisation.</param>
    /// <param name="index">The expression of the element.</param>
    public void FromWord(string word, Lane lane, ChannelRounding rounding, string index)
    {
        if (rounding.Lowest == rounding.Highest)
        {
            Constant(rounding.Lowest, index);
        }
        else if (!rounding.OneSided)
        {
            method.Line($"u = {Take(word, lane)};");
            TwoSided("u", rounding, index);
        }
        else if (lane.Shift + lane.Bits == LaneWord.MostBits)
        {
            // The highest lane decides the comparison of the whole word.
            Branch($"{word} >= {Wide(rounding.Threshold << lane.Shift)}", $"{word} >> {lane.Shift}", rounding, index);
        }
        else if (lane.Mask << lane.Shift > int.MaxValue)
        {
            method.Line($"u = {word} & {Wide(lane.Mask << lane.Shift)};");
            Branch($"u >= {Wide(rounding.Threshold << lane.Shift)}", lane.Shift == 0 ? "u" : $"u >> {lane.Shift}", rounding, index);
        }
        else
        {
            method.Line($"t = (int){(lane.Shift == 0 ? word : $"({word} >> {lane.Shift})")} & {Number(lane.Mask)};");
            Branch($"t >= {Number(rounding.Threshold)}", "t", rounding, index);
        }
    }

    /// <summary>Stores a channel whose lane stands alone in a local.</summary>
    public void FromValue(string value, ChannelRounding rounding, string index)
    {
        if (rounding.Lowest == rounding.Highest)
            Constant(rounding.Lowest, index);
        else if (!rounding.OneSided)
            TwoSided(value, rounding, index);
        else
            Branch($"{value} >= {Wide(rounding.Threshold)}", value, rounding, index);
    }

    /// <summary>Stores what an input of zeros gives.</summary>
    public void Background(Lane lane, ChannelRounding rounding, string index) => Constant(ValueAt(-lane.Range.Low, rounding), index);

    /// <summary>The expression of a lane, at bit 0.</summary>
    public static string Take(string word, Lane lane) => lane.Shift + lane.Bits == LaneWord.MostBits
        ? $"{word} >> {lane.Shift}"
        : $"{(lane.Shift == 0 ? word : $"({word} >> {lane.Shift})")} & {Wide(lane.Mask)}";

    /// <summary>What the generated code stores for a lane.</summary>
    public static int ValueAt(long lane, ChannelRounding rounding)
    {
        if (rounding.Lowest == rounding.Highest || (rounding.OneSided && lane < rounding.Threshold))
            return rounding.Lowest;
        long value = lane >= rounding.Positive
            ? lane * rounding.Multiplier + rounding.Addend >> rounding.Shift
            : rounding.Offset - (rounding.NegativeAddend - lane * rounding.Multiplier >> rounding.Shift);
        return (int)(value > rounding.Highest ? rounding.Highest : value < rounding.Lowest ? rounding.Lowest : value);
    }

    /// <summary>A literal of 64 bits.</summary>
    public static string Wide(long value) => Number(value) + "L";

    private void Branch(string condition, string lane, ChannelRounding rounding, string index)
    {
        method.Open($"if ({condition})");
        method.Line($"u = (({lane}) * {Wide(rounding.Multiplier)} + {Signed(rounding.Addend)}) >> {rounding.Shift};");
        if (rounding.Saturates)
            Limit(">", rounding.Highest);
        Store("u", index);
        method.Close();
        if (cleared && rounding.Lowest == 0)
            return;
        method.Open("else");
        Constant(rounding.Lowest, index);
        method.Close();
    }

    private void TwoSided(string lane, ChannelRounding rounding, string index)
    {
        method.Open($"if ({lane} >= {Wide(rounding.Positive)})");
        method.Line($"u = ({lane} * {Wide(rounding.Multiplier)} + {Signed(rounding.Addend)}) >> {rounding.Shift};");
        Limit(">", rounding.Highest);
        method.Close();
        method.Open("else");
        method.Line($"u = {Signed(rounding.Offset)} - (({Signed(rounding.NegativeAddend)} - {lane} * {Wide(rounding.Multiplier)}) >> {rounding.Shift});");
        method.Close();
        Limit("<", rounding.Lowest);
        // A multiplier below 1 carries an accumulator below 0 to a value above the limit only where the zero point is above it.
        if (rounding.Offset > rounding.Highest)
            Limit(">", rounding.Highest);
        Store("u", index);
    }

    private void Limit(string comparison, int limit)
    {
        string value = limit == top ? "top" : Signed(limit);
        method.Open($"if (u {comparison} {value})");
        method.Line($"u = {value};");
        method.Close();
    }

    private void Constant(int value, string index)
    {
        if (value != 0 || !cleared)
            method.Line($"y[{index}] = {Number(value)};");
    }

    private void Store(string value, string index) => method.Line(output.Kind == StoreKind.Wide ? $"y[{index}] = {value};" : $"y[{index}] = ({output.Element}){value};");

    private static string Signed(long value) => value < 0 ? $"({Wide(value)})" : Wide(value);
}
