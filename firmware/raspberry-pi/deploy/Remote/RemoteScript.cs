using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Edge.RaspberryPi.Deploy.Remote;

/// <summary>The scripts that run on the Pi; they travel inside this program.</summary>
public static class RemoteScript
{
    /// <summary>Asks what the Pi is.</summary>
    public static string Probe { get; } = Resource("probe.sh");

    /// <summary>Installs an archive that was copied to the home folder.</summary>
    /// <param name="release">The release's name.</param>
    /// <param name="archive">The archive's name.</param>
    /// <param name="sha256">Its SHA-256, 64 hexadecimal digits.</param>
    /// <param name="settle">How long the service has to run before it counts, in seconds.</param>
    public static string Install(string release, string archive, string sha256, int settle) =>
        Compose("install.sh", ("RELEASE", release), ("ARCHIVE", archive), ("SHA256", sha256), ("SETTLE", Number(settle)));

    /// <summary>Goes back to the previous release.</summary>
    public static string Rollback(int settle) => Compose("rollback.sh", ("SETTLE", Number(settle)));

    /// <summary>Takes service and releases away.</summary>
    public static string Remove() => Compose("remove.sh");

    /// <summary>Prints the end of the service's log.</summary>
    public static string Log(int lines) => Compose("log.sh", ("LINES", Number(lines)));

    /// <summary>A word of the shell that is the text, whatever is in it.</summary>
    public static string Quoted(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
    }

    private static string Compose(string name, params IEnumerable<(string Name, string Value)> variables)
    {
        var script = new StringBuilder();
        foreach ((string variable, string value) in variables)
            script.Append(variable).Append('=').Append(Quoted(value)).Append('\n');
        return script.Append(Resource("common.sh")).Append(Resource(name)).ToString();
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Resource(string name)
    {
        using Stream stream = typeof(RemoteScript).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"no script {name}");
        using var reader = new StreamReader(stream);
        // A checkout on Windows may have given them its line ends, which sh does not understand.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
