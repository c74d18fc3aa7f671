using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Edge.Inference;
using Edge.Micro;
using Edge.Quantize.Fit;
using Spectre.Console;

namespace Edge.Quantize.Cli;

/// <summary>quantize inspect MODEL.tflite: operators, shapes, scales, multiply-accumulates and arena bytes.</summary>
internal static class InspectCommand
{
    private const string Description = """
        Prints a .tflite model's operators, shapes, scales, multiply-accumulates and arena bytes.

        Examples:
          quantize inspect model.tflite
          quantize inspect model.tflite --tensors
          quantize inspect model.tflite --json
        """;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static Command Create()
    {
        var file = new Argument<FileInfo>("model") { Description = "An int8 .tflite file." };
        var tensors = new Option<bool>("--tensors") { Description = "The quantisation of every tensor, weights and biases too." };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("inspect", Description) { file, tensors, json };
        command.SetAction(parsed =>
        {
            Model model = Model.Load(parsed.GetRequiredValue(file).FullName);
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(Facts(model, parsed.GetValue(tensors)), Indented));
            else if (parsed.GetValue(tensors))
                ShowTensors(model);
            else
                Show(model);
            return 0;
        });
        return command;
    }

    private static object Facts(Model model, bool hasTensors) => new
    {
        name = model.Graph.Name,
        description = model.Description,
        inputs = model.Graph.Inputs.Select(Facts),
        outputs = model.Graph.Outputs.Select(Facts),
        operators = model.Graph.Operators.Select((o, i) => new
        {
            index = i,
            kind = o.Kind,
            name = o.Name,
            inputs = o.Inputs.Select(Facts),
            output = Facts(o.Output),
            macs = o.Macs,
            weightBytes = ModelFacts.WeightBytes(o),
        }),
        macs = model.Graph.Macs,
        weightBytes = ModelFacts.WeightBytes(model.Graph),
        constantBytes = model.Graph.ConstantBytes,
        arenaBytes = model.Graph.ArenaBytes,
        goldenSamples = model.GoldenSamples,
        labels = model.Labels,
        tensors = hasTensors ? InspectedTensor.All(model.Graph) : null,
    };

    private static object Facts(Tensor tensor) => new
    {
        name = tensor.Name,
        shape = tensor.Shape,
        type = tensor.IsUnsigned ? "uint8" : "int8",
        scale = tensor.Scale,
        zeroPoint = tensor.ZeroPoint,
        arenaOffset = tensor.Data is null ? tensor.Offset : (int?)null,
    };

    private static void Show(Model model)
    {
        // Eight columns without lines keep to 80 characters for networks of usual size; names are in --json.
        Table table = new Table().Border(TableBorder.None);
        foreach (string column in new[] { "#", "operator", "output", "scale", "zero", "MACs", "weights", "at" })
        {
            var heading = new TableColumn(column).NoWrap().PadLeft(0).PadRight(2);
            table.AddColumn(column is "operator" or "output" ? heading : heading.RightAligned());
        }
        foreach (Tensor input in model.Graph.Inputs)
            table.AddRow("", "input", input.ShapeText(), Text($"{input.Scale:G5}"), Text($"{input.ZeroPoint}"), "", "", Text($"{input.Offset}"));
        for (int i = 0; i < model.Graph.Operators.Length; i++)
        {
            Operator step = model.Graph.Operators[i];
            Tensor output = step.Output;
            table.AddRow(
                Text($"{i}"),
                step.Kind,
                output.ShapeText(),
                Text($"{output.Scale:G5}"),
                Text($"{output.ZeroPoint}"),
                step.Macs == 0 ? "" : Text($"{step.Macs:N0}"),
                ModelFacts.WeightBytes(step) == 0 ? "" : Text($"{ModelFacts.WeightBytes(step):N0}"),
                Text($"{output.Offset}"));
        }
        AnsiConsole.Write(table);
        Console.WriteLine(Text($"{model.Graph.Macs:N0} multiply-accumulates, {ModelFacts.WeightBytes(model.Graph):N0} bytes of weights, {model.Graph.ConstantBytes:N0} bytes of constants, an arena of {model.Graph.ArenaBytes:N0} bytes (at: the output's place in it), {model.GoldenSamples} golden samples"));
        if (model.Labels is { } labels)
            Console.WriteLine($"classes: {string.Join(", ", labels.Select((label, i) => $"{i} = {label}"))}");
    }

    private static void ShowTensors(Model model)
    {
        Table table = new Table().Border(TableBorder.None);
        foreach (string column in new[] { "tensor", "shape", "type", "scale", "zero", "from", "to" })
        {
            var heading = new TableColumn(column).PadLeft(0).PadRight(2);
            table.AddColumn(column is "tensor" or "shape" or "type" ? heading : heading.NoWrap().RightAligned());
        }
        foreach (InspectedTensor tensor in InspectedTensor.All(model.Graph))
            table.AddRow(
                Markup.Escape(PrintableName.Of(tensor.Name)),
                string.Join('x', tensor.Shape),
                tensor.Type,
                tensor.LeastScale == tensor.LargestScale ? Text($"{tensor.LeastScale:G5}") : Text($"{tensor.LeastScale:G3}..{tensor.LargestScale:G3}"),
                Text($"{tensor.ZeroPoint}"),
                Text($"{tensor.Minimum:G4}"),
                Text($"{tensor.Maximum:G4}"));
        AnsiConsole.Write(table);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
