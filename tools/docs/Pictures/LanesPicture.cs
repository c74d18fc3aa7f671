using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Edge.Inference;
using Edge.Micro.Operators;
using Edge.Quantize.Nano;
using Edge.Reports;

namespace Edge.Docs.Pictures;

/// <summary>A word of dot lanes as the generator lays it out for the first layer of the network 'nano': lanes, a tap's weights, one product added.</summary>
public static class LanesPicture
{
    private const int Tap = 12, Input = 200, Width = 860, Left = 120, BitWidth = 11, Bar = 34;

    private const string Style = "text { font: 12px system-ui, sans-serif; fill: #18222c } .small { font-size: 10px; fill: #50606c } .lane0 { fill: #9ec9f0 } .lane1 { fill: #f3cf94 } .lane2 { fill: #a9dcae } .lane3 { fill: #d6b8ea } .free { fill: #eef2f5 } .ground { fill: #fff } .lane0, .lane1, .lane2, .lane3, .free { stroke: #50606c; stroke-width: .6 }";

    /// <summary>Draws the picture.</summary>
    /// <param name="root">The repository's folder.</param>
    public static string Draw(string root)
    {
        var layer = (Conv2D)Model.Load(Path.Combine(root, "sdk", "models", "nano", "model.tflite")).Graph.Operators.First(o => o is Conv2D);
        int depth = layer.Window.Height * layer.Window.Width * layer.GroupChannels, channels = layer.Weights.Length / depth;
        int zero = layer.Inputs[0].ZeroPoint;
        ChannelRange[] ranges = [.. Enumerable.Range(0, channels).Select(c => ChannelRange.Of(layer.Weights.Skip(c * depth).Take(depth).Select(w => (int)w), Math.Min(0, -128 - zero), Math.Max(0, 127 - zero)))];
        LaneWord word = (LaneWord.Plan(ranges) ?? throw new InvalidOperationException("Expected channels that fit into words."))[0];
        int Weight(int channel) => layer.Weights[(channel * depth) + Tap];

        long start = word.Start, constant = word.Pack(Weight), after = unchecked(start + (Input * constant));
        var rows = new List<XElement> { new(Svg.Namespace + "style", Style) };
        int y = 28;
        Text(rows, 10, y, "", "The first word of the first layer of nano: 64 bits, the sums of channels " + string.Join(", ", word.Lanes.Select(l => l.Channel)));
        Row(rows, word, y += 22, "lanes", l => $"channel {l.Channel}, {l.Bits} bits", l => $"sums {l.Range.Low:N0} to {l.Range.High:N0}");
        Row(rows, word, y += 74, "start", l => $"-low = {-l.Range.Low:N0}", _ => "");
        Row(rows, word, y += 60, $"tap {Tap}", l => $"w = {Weight(l.Channel)}", _ => "");
        Row(rows, word, y += 60, "after it", l => $"{-l.Range.Low:N0} {(Weight(l.Channel) < 0 ? "-" : "+")} {Input} * {Math.Abs(Weight(l.Channel))}", l => $"= {(after >> l.Shift) & l.Mask:N0}");
        Text(rows, 10, y + 72, "", $"One multiplication by x = {Input} and one addition: {start} + {Input} * ({constant}) = {after}");
        // A ground of its own: pages may be dark.
        return Svg.Root(Width, y + 90, "A word of dot lanes", [Svg.Rectangle(0, 0, Width, y + 90, "ground"), .. rows]).ToString() + "\n";
    }

    private static void Row(List<XElement> rows, LaneWord word, int y, string title, Func<Lane, string> text, Func<Lane, string> below)
    {
        Text(rows, 10, y + 21, "", title);
        // The highest bit stands to the left, as numbers are written; the 64th is never used, and lanes stand as high as they can.
        rows.Add(Svg.Rectangle(Left, y, 64 * BitWidth, Bar, "free"));
        foreach ((Lane lane, int index) in word.Lanes.Select((l, i) => (l, i)))
        {
            int left = Left + ((64 - lane.Shift - lane.Bits) * BitWidth), width = lane.Bits * BitWidth;
            rows.Add(Svg.Rectangle(left, y, width, Bar, $"lane{index % 4}"));
            rows.Add(Svg.Text(left + (width / 2.0), y + 21, "", "middle", text(lane)));
            rows.Add(Svg.Text(left + (width / 2.0), y + Bar + 13, "small", "middle", below(lane)));
        }
    }

    private static void Text(List<XElement> rows, int x, int y, string style, string text) => rows.Add(Svg.Text(x, y, style, "start", text));
}
