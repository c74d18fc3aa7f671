using System;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Data;

namespace Edge.Trainer.CommandLine;

/// <summary>The command <c>data</c>: fetches and checks MNIST or Fashion-MNIST and tells where it is.</summary>
internal static class DataCommand
{
    public static Command Make()
    {
        Option<string?> data = CommonOptions.Data();
        Option<bool> json = CommonOptions.Json();
        var fashion = new Option<bool>("--fashion") { Description = "Fashion-MNIST instead of MNIST." };
        var command = new Command("data", "Fetch MNIST or Fashion-MNIST if need be, check it and tell where it is. Example: data --json");
        command.Options.Add(data);
        command.Options.Add(fashion);
        command.Options.Add(json);
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(data), parsed.GetValue(fashion), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string? data, bool fashion, bool json, CancellationToken cancellation)
    {
        string folder = System.IO.Path.GetFullPath(await (fashion ? FashionMnistData.LocateAsync(data, cancellation) : MnistData.LocateAsync(data, cancellation)).ConfigureAwait(false));
        (ImageSet train, ImageSet test) = MnistData.Load(folder);
        if (json)
            JsonOutput.Write(Console.Out, new { folder, training = train.Count, test = test.Count, files = (fashion ? MnistFile.Fashion : MnistFile.All).Select(f => new { f.Name, f.Sha256 }) });
        else
            Console.WriteLine($"{(fashion ? "Fashion-MNIST" : "MNIST")}, {train.Count} training and {test.Count} test images, checked: {folder}");
        return 0;
    }
}
