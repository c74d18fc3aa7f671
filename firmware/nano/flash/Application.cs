using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Boards;
using Edge.Cli;
using Edge.Nano.Flash.Image;

namespace Edge.Nano.Flash;

/// <summary>An application that can be put on a board: one of firmware/nano, or a folder with one of the user's.</summary>
/// <param name="Name">What the user called it.</param>
/// <param name="BuildCommand">The command that builds it; null for a folder of the user's.</param>
/// <param name="Folder">The folder with its assemblies; null where it was not built.</param>
public sealed record Application(string Name, string? BuildCommand, string? Folder)
{
    // The boards whose pins an application uses; an empty list is every board.
    private static readonly (string Name, string Assembly, string[] Boards)[] Shipped =
    [
        ("camera", "Edge.Nano.Camera", ["esp32-s3"]),
        ("cores3", "Edge.Nano.CoreS3", ["m5stack-cores3"]),
        ("headless", "Edge.Nano.Headless", []),
        ("headless-esp32", "Edge.Nano.HeadlessEsp32", ["esp32", "esp32-psram", "esp32-s3", "m5stack-cores3"]),
        ("headless-updates", "Edge.Nano.HeadlessUpdates", ["esp32", "esp32-psram", "esp32-s3", "m5stack-cores3"]),
    ];

    /// <summary>The names of the applications that ship.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Shipped.Select(a => a.Name)];

    /// <summary>The assembly of each of <see cref="Names"/>, without .pe.</summary>
    public static IReadOnlyDictionary<string, string> Assemblies { get; } = Shipped.ToDictionary(a => a.Name, a => a.Assembly);

    /// <summary>Finds an application.</summary>
    /// <param name="nameOrFolder">One of <see cref="Names"/>, or a folder with assemblies (.pe).</param>
    /// <param name="board">The board that it is for.</param>
    /// <exception cref="UserErrorException">There is none of that name, or it is for another board.</exception>
    public static Application Find(string nameOrFolder, Board board)
    {
        ArgumentException.ThrowIfNullOrEmpty(nameOrFolder);
        ArgumentNullException.ThrowIfNull(board);
        (string name, string assembly, string[] boards) = Array.Find(Shipped, a => a.Name == nameOrFolder);
        if (name is null)
        {
            if (Directory.Exists(nameOrFolder))
                return new Application(nameOrFolder, null, nameOrFolder);
            throw new UserErrorException($"The application: expected one of {string.Join(", ", Names)} or a folder with assemblies (.pe), got '{nameOrFolder}'; choose one of these.");
        }
        if (boards.Length > 0 && !boards.Contains(board.Id))
            throw new UserErrorException($"The application {name}: expected the board {string.Join(" or ", boards)}, whose pins it uses, got {board.Id}; choose another board, or 'headless', which runs on all.");
        string project = Path.Combine(RepositoryRoot(), "firmware", "nano", name);
        return new Application(name, $"dotnet build -c Release firmware/nano/{name}", ApplicationFolder.Find(project, assembly));
    }

    private static string RepositoryRoot()
    {
        foreach (string start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
                if (Directory.Exists(Path.Combine(folder.FullName, "firmware", "nano")))
                    return folder.FullName;
        throw new UserErrorException($"Expected the folder firmware/nano in {Environment.CurrentDirectory} or above, found none; run the command in a checkout of the repository, or give --app a folder.");
    }
}
