using System;
using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Docs.Generated;

namespace Edge.Docs;

/// <summary>The program: writes the generated files of docs, or says which are out of date.</summary>
internal static class Program
{
    private const string Description = """
        Writes the parts of docs that a program can write: command lines, API, worked numbers, pictures.

        Examples:
          dotnet run -c Contract --project tools/docs -- write
          dotnet run -c Contract --project tools/docs -- check
        """;

    private static Task<int> Main(string[] args)
    {
        var write = new Command("write", "Write every generated file anew. Example: write");
        write.SetAction(async (_, cancellation) =>
        {
            string root = Root();
            foreach (GeneratedFile file in GeneratedFiles.All(root))
            {
                (string path, byte[] old, byte[] made) = Make(root, file);
                if (file.Same(made, old))
                    continue;
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllBytesAsync(path, made, cancellation).ConfigureAwait(false);
                Console.WriteLine(file.Path);
            }
            return 0;
        });
        var check = new Command("check", "Name the generated files that are out of date; the exit code is 3 where there is one. Example: check");
        check.SetAction(_ =>
        {
            string root = Root();
            int code = 0;
            foreach (GeneratedFile file in GeneratedFiles.All(root))
                if (Make(root, file) is { } result && !file.Same(result.Made, result.Old))
                {
                    Console.WriteLine($"{file.Path} is out of date");
                    code = CommandLineHost.GateFailed;
                }
            return code;
        });
        return CommandLineHost.RunAsync(new RootCommand(Description) { write, check }, args, e => e is FormatException or InvalidOperationException);
    }

    private static (string Path, byte[] Old, byte[] Made) Make(string root, GeneratedFile file)
    {
        string path = Path.Combine(root, file.Path);
        byte[] old = File.Exists(path) ? File.ReadAllBytes(path) : [];
        return (path, old, file.Write(old));
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Edge.sln")))
                return folder.FullName;
        throw new UserErrorException("Expected to be run in a checkout of the repository, found no Edge.sln above the current folder; change into the checkout.");
    }
}
