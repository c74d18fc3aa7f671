using Edge.Cli;
using Edge.RaspberryPi.Deploy.Remote;

namespace Edge.RaspberryPi.Deploy;

/// <summary>The faults that the scripts on the Pi report, as sentences.</summary>
internal static class InstallFault
{
    /// <summary>The sentence for a fault.</summary>
    /// <param name="host">The host.</param>
    /// <param name="code">The word behind "fault".</param>
    /// <param name="answer">All that the script has printed.</param>
    public static UserErrorException Of(HostName host, string code, RemoteAnswer answer) => new(code switch
    {
        "busy" => $"Expected one deployment to {host} at a time, got another that is running; wait for it and run this again.",
        "archive" => $"Expected the archive to arrive on {host} as it was sent, got another SHA-256; run this again, and look at the card if it fails twice.",
        "unpack" => $"Expected room for the release on {host}, got an archive that could not be unpacked; make room (sudo apt-get clean) and run this again.",
        "sums" => $"Expected the files on {host} as they were sent, got others; run this again, and look at the card if it fails twice.",
        "folder" => $"Expected to write to /opt on {host}, got a refusal; look whether the card can only be read.",
        "user" => $"Expected to make the user edge-reader on {host}, got a refusal of useradd; make it by hand as README.md says.",
        "settings" => $"Expected to write /etc/edge-reader.json on {host}, got a refusal; look whether the card can only be read.",
        "no-previous" => $"Expected a release before the current one on {host}, got none; nothing was changed.",
        "absent" => $"Expected the reader on {host}, got none; there is nothing to remove.",
        "start" => $"Expected the service to run, got '{answer.LogFault}'; {Back(answer)}.",
        _ => $"Expected the installation on {host} to succeed, got the fault '{code}'; run this again.",
    });

    private static string Back(RemoteAnswer answer) =>
        answer["back-failed"] is { } failed ? $"the release {failed} was put back and does not run either: see --log"
        : answer["back"] is null or "none" ? "there was no release before it, so nothing runs now: correct /etc/edge-reader.json or the wiring and run this again"
        : $"the release {answer["back"]} runs again: correct the fault and run this again";
}
