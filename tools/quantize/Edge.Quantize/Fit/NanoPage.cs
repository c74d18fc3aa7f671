using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Edge.NanoSim;

namespace Edge.Quantize.Fit;

/// <summary>The page docs/nano.md: how networks run on nanoFramework and what they cost there, its tables of simulated runs.</summary>
public static class NanoPage
{
    private const string Command = "dotnet run -c Release --project tools/quantize/quantize.csproj -- nano sdk/models/nano-xs/model.tflite sdk/models/nano/model.tflite sdk/models/digits/model.tflite --out docs/nano.md";

    /// <summary>Writes the page.</summary>
    /// <param name="networks">The networks.</param>
    /// <param name="pictures">How many pictures each was run on.</param>
    public static string Of(IReadOnlyList<NanoNetwork> networks, int pictures)
    {
        ArgumentNullException.ThrowIfNull(networks);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Networks on nanoFramework

            Written by a program; do not edit. To make it again:

                {Command}

            nanoFramework interprets: what costs is the number of IL instructions, some of them far more than others. A network can run there in three ways.

            * **plain loops**: Edge.Micro's reference operators, nested loops over `sbyte[]`. The measure of the others.
            * **general loops**: Edge.Micro's `Interpreter`. The network is data (a generated class of arrays, or a .tflite file from a card or over the air); its loops multiply in dot lanes over
              weights that are packed on the heap at the start.
            * **straight line**: a class that `quantize --emit nano` generates. Taps and channels are unrolled, and bias, activation, pool, requantisation and the layout of the next layer's
              input are done where a value is made. No runtime is needed beside it.

            All three give the same bytes.

            ## Figures

            Simulated by tools/nanosim, the average of {pictures} test pictures of MNIST. Flash is the assemblies that are deployed, weights and one golden sample (in loops: all) included,
            nanoFramework's own library left out. Heap is the most in use, calls included. Milliseconds are an **estimate** (least to most): the instructions by the costs of their classes, at the
            board's estimated speed (hardware/boards). No board has been measured; what is uncertain is the speed of firmware, and for the upper end builds that run at a third of it.

            """);
        Table(text, networks);
        text.Append(Prose);
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The lines of the table that tell about a network.</summary>
    public static IReadOnlyList<string> Rows(NanoNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return [.. network.Forms.Select(f => string.Create(CultureInfo.InvariantCulture,
            $"| {network.Name} | {Word(f.Program)} | {f.Instructions:N0} | {f.InstructionsPerMac:0.00} | {f.FlashBytes:N0}{(f.Assemblies > 1 ? $" in {f.Assemblies}" : "")} | {f.HeapBytes:N0} | {string.Join(" | ", Groups().Select(g => Time(f, g[0])))} |"))];
    }

    private static void Table(StringBuilder text, IReadOnlyList<NanoNetwork> networks)
    {
        text.Append("\n| network | program | IL instructions | for a MAC | flash, bytes | heap, bytes | ").AppendJoin(" | ", Groups().Select(g => "ms on " + string.Join(", ", g))).Append(" |\n");
        text.Append("|---|---|--:|--:|--:|--:|").Append(string.Concat(Groups().Select(_ => "--:|"))).Append('\n');
        foreach (NanoNetwork network in networks)
            foreach (string row in Rows(network))
                text.Append(row).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"\nMultiply-accumulates (MAC) of a run: {string.Join(", ", networks.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Name} {n.Macs:N0}")))}.\n");
    }

    // Boards of one speed share a column.
    private static IReadOnlyList<string[]> Groups() =>
        [.. NanoFigures.Boards.GroupBy(b => (b.InstructionsPerSecond.Value, b.InstructionsPerSecond.Low, b.InstructionsPerSecond.High)).Select(g => g.Select(b => b.Id).ToArray())];

    private static string Time(NanoFigures figures, string board)
    {
        BoardLatency latency = figures.Latencies.Single(l => l.Board == board);
        string range = latency is { Low: { } low, High: { } high } ? $"{LatencyText.Number(low, 2)}-{LatencyText.Number(high, 2)}" : "";
        return latency.Milliseconds is { } value ? LatencyText.Number(value, 3) + (range.Length > 0 ? $" ({range})" : "") : range;
    }

    private static string Word(NanoProgram program) => program switch { NanoProgram.PlainLoops => "plain loops", NanoProgram.GeneralLoops => "general loops", _ => "straight line" };

    private const string Prose = """

        ## Dot lanes

        One 64-bit multiplication does the work of several. A word holds the sums of neighbouring output channels side by side, each in a lane of as many bits as its sum can need; the weights of
        one tap stand in a constant with the same lanes; and an input, multiplied by that constant and added to the word, adds its product to every lane at once:

        ```text
        word += x * (w0 + w1 * 2^21 + w2 * 2^42)
        ```

        Lanes may be negative on the way, because arithmetic modulo 2^64 does not mind: only the sum at the end has to fit. The word starts at -low in each lane, where low is the least sum that
        the channel can have, so that at the end each lane is a number from 0 up, which a shift and a mask take out.

        ### The proof

        For every output channel the generator adds up, from its actual weights and the range of its input (zero point, activation, padding), the least and the greatest sum that any input
        gives: low = sum of min(w * xmin, w * xmax), high = sum of max(w * xmin, w * xmax). Both are reached by some input, so the bound is exact. A lane has the bits of high - low; channels fill
        a word while their lanes fit into 63 bits. A channel whose sum could overflow a lane gets a wider one, and in the end a word of its own. Nothing is left to luck, as nanoFramework
        ignores `checked`. The contract's requantisation (a 31-bit multiplier, rounded twice) becomes one multiplication, one addition and one shift where exact integer arithmetic shows,
        channel by channel, that it gives the same result for every sum in the range; elsewhere both signs are done in turn.

        tests/Edge.Nano.Tests compares generated classes with the reference kernels byte by byte: random shapes by FsCheck with weights at the ends of their range and the inputs that reach the
        bounds, networks of others with answers recorded from TensorFlow Lite Micro, and the networks above on all 10,000 test pictures of MNIST.

        ### What else is saved

        * Where most inputs are zero, as the paper around a digit, an input is compared with zero and its products are passed by; windows without ink are passed by at once.
        * A max pool compares sums, not outputs: requantisation is monotone.
        * A 3x3 layer can be done by Winograd's F(2,3) down the columns, four products for two outputs instead of six.
        * Weights stand as 64-bit constants in the code; or a convolution goes by **tiles**: the sums of some neighbouring outputs are locals, and a loop over input channels loads each weight once
          for all of them, from words packed on the heap at the start or from the bytes themselves. Code then does not grow with the channels, and a weight is a byte of flash. A tile, too, skips
          zeros, goes straight through or is done by Winograd. Each layer has the form that takes the least time within the flash and heap that there are; the remarks of a class name it.
        * A **depthwise** layer goes channel by channel, the channel's weights and requantisation in locals, over tiles of outputs.
        * An **average pool** whose windows lie inside the picture, and a **mean** over rows and columns, are loops over bytes; the division of the mean is that of a lane.
        * The **sum of two layers** looks up what each byte adds, in two tables of 256, and requantises like a lane.
        * What has no form of its own (a pad, a concatenation, an activation by table, a layer whose rounding is not shown to be exact in 64 bits) is run by Edge.Micro's operators, which the class then needs beside it.

        ## Use a generated class

            quantize model.onnx --name digits --emit nano --board esp32 --out MyApp

        writes `DigitsNano.g.cs` and says whether the board holds it. sdk/models/nano and sdk/models/nano-xs have theirs beside the model. Add the file to a nanoFramework project (it needs
        mscorlib only, unless its remarks name layers that Edge.Micro runs), and:

        ```csharp
        var network = new NanoNano();              // allocates every array, once
        bool works = network.SelfTest();           // the golden sample, bit for bit
        network.Run(input, output);                // sbyte[784] in, sbyte[10] out; allocates nothing
        ```

        An input is round(x / InputScale) + InputZeroPoint of a real x; for a grey picture of 0 to 255, white on black, it is the grey value less 128. An output is (q - OutputZeroPoint) * OutputScale.
        An object is for one thread.

        ## Limits

        nanoFramework 1.x holds at most 64 KB of IL and 64 KB of constants an assembly, 250 locals a method, branches of 32 KB. A network that passes them is written as several classes: the main
        one, and `NAMENano.Part1`, `NAMENano.Part2` ... in folders of their own. Make each folder a class library project, in any order, refer to all of them from the application's
        project, and put the main file there. `quantize` says when it is so, before anything is flashed. Straight-line code takes about 4 to 6 bytes of flash for a weight: beyond some tens of
        kilobytes of weights the general loops are the way.

        `nanosim check App.dll` names whatever in an application a board would refuse, with file and line; `nanosim App.dll --board esp32` runs it and says what it costs.

        """;
}
