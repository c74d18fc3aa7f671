using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Edge.WebPage;

namespace Edge.Desktop.Web;

/// <summary>The options of the web page on the command line.</summary>
internal sealed class WebOptions
{
    private const string LoopbackText = "127.0.0.1";

    /// <summary>Makes the options.</summary>
    public WebOptions()
    {
        Port.Validators.Add(RequirePort);
        Listen.Validators.Add(RequireAddress);
    }

    /// <summary>Whether the page is wanted.</summary>
    public Option<bool> Web { get; } = new("--web") { Description = "Serve the web page: draw, photograph or drop a digit and look inside the network." };

    /// <summary>The port.</summary>
    public Option<int> Port { get; } = new("--port") { Description = "Port of the web page; 0 for a free one.", HelpName = "n", DefaultValueFactory = _ => WebPageOptions.DefaultPort };

    /// <summary>The address.</summary>
    public Option<string> Listen { get; } = new("--listen")
    {
        Description = "Address of the web page; 0.0.0.0 for the whole network, whose visitors then need the token that is printed.",
        HelpName = "address",
        DefaultValueFactory = _ => LoopbackText,
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Web);
        command.Options.Add(Port);
        command.Options.Add(Listen);
    }

    /// <summary>What was asked for; null where the page is not wanted.</summary>
    public WebPageOptions? Of(ParseResult parsed) =>
        parsed.GetValue(Web) ? new WebPageOptions { Port = parsed.GetValue(Port), Address = IPAddress.Parse(parsed.GetValue(Listen)!) } : null;

    private static void RequirePort(OptionResult result)
    {
        if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int value) && value is < 0 or > IPEndPoint.MaxPort)
            result.AddError($"Expected --port of 0 to {IPEndPoint.MaxPort}, got {value}; choose a number in that range.");
    }

    private static void RequireAddress(OptionResult result)
    {
        if (result.Tokens.Count == 1 && !IPAddress.TryParse(result.Tokens[0].Value, out _))
            result.AddError($"Expected --listen with an address in figures, got '{result.Tokens[0].Value}'; choose {LoopbackText} for this machine alone or 0.0.0.0 for the whole network.");
    }
}
