using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Testing;

namespace Edge.Flash.Tests.Nano;

/// <summary>
/// A nanoff that has no board but files: it answers with the texts and exit codes of nanoff 2.5.162 (Program.cs, NanoDeviceOperations.cs, PicoManager.cs
/// and, for the details of a board, NanoFrameworkDeviceInfo.cs of nf-debugger), and what it flashes is there afterwards.
/// </summary>
internal sealed class StandInNanoff : IDisposable
{
    // Exit codes lose all but their lowest 8 bits on Unix, here as there.
    private const string Script = """
        echo "$*" >> "$FOLDER/calls"
        fault() { echo "Error E$1: $2"; exit $(($1 % 256)); }
        asked() { if [ -f "$FOLDER/fail-$1" ]; then . "$FOLDER/fail-$1"; fi; }
        if [ "$1" = --version ]; then asked version; echo "nanoff 2.5.162+baccab8dd8" >&2; exit 0; fi
        echo ".NET nanoFramework Firmware Flasher v2.5.162+baccab8dd8"
        echo "Copyright (C) 2019 .NET Foundation and nanoFramework project contributors"
        echo
        port=$(echo "$*" | sed -n 's/.*--serialport \([^ ]*\).*/\1/p')
        image=$(echo "$*" | sed -n 's/.*--image \([^ ]*\).*/\1/p')
        case "$*" in
        --listports*)
            asked listports
            if [ -s "$FOLDER/ports" ]; then echo "Available COM ports:"; sed 's/^/  /' "$FOLDER/ports"; else echo "No available COM port."; fi
            echo ;;
        --listdevices*)
            asked listdevices
            if [ -s "$FOLDER/devices" ]; then
                echo "-- Connected .NET nanoFramework devices --"; cat "$FOLDER/devices"; echo "------------------------------------------"
            else echo "No devices found"; fi ;;
        *--devicedetails*)
            asked devicedetails
            [ -f "$FOLDER/board" ] || fault 2001 "Error occurred with listing nano devices. (Couldn't connect to specified nano device.)"
            echo; cat "$FOLDER/board" ;;
        --nanodevice*--deploy*)
            printf 'Getting details from nano device...'; [ -f "$FOLDER/board" ] || fault 2002 "Error executing operation with nano device. (Missing details from  to perform deployment operation.)"
            echo OK; printf 'Deploying managed application...'
            asked deploy
            cp "$image" "$FOLDER/deployed" || exit 1
            echo OK; printf 'Rebooting...'; echo OK; cp "$FOLDER/after-deploy" "$FOLDER/board" ;;
        *--uf2deploy*)
            asked uf2deploy
            echo "Deployment image: $image"; echo "Target address: $(echo "$*" | sed -n 's/.*--address \([^ ]*\).*/\1/p')"
            echo "Deploying application to /media/RP2350..."; cp "$image" "$FOLDER/deployed" ;;
        --update*)
            asked update
            [ -f "$FOLDER/after-update" ] && cp "$FOLDER/after-update" "$FOLDER/board"
            [ -f "$FOLDER/devices-after-update" ] && cp "$FOLDER/devices-after-update" "$FOLDER/devices"
            case "$*" in *"--verbosity minimal"*) echo ;; *) echo "Firmware updated successfully." ;; esac ;;
        *) fault 9000 "Invalid or missing arguments." ;;
        esac
        exit 0
        """;

    private readonly StandInTool _tool = new(Script, "nanoff");

    public string Path => _tool.Path;

    public string Folder => _tool.Folder;

    /// <summary>A file that takes the place of a serial port; the script asks nothing of it.</summary>
    public string Port { get; }

    public StandInNanoff(bool hasPort = true)
    {
        Port = _tool.File("ttyUSB0");
        if (!hasPort)
            return;
        File.WriteAllText(Port, "");
        Set("ports", Port + "\n");
    }

    /// <summary>The command lines so far, without --suppressnanoffversioncheck.</summary>
    public string[] Calls => [.. File.ReadLines(_tool.File("calls")).Select(l => l.Replace(" --suppressnanoffversioncheck", "", StringComparison.Ordinal))];

    /// <summary>The image that was deployed; null where none was.</summary>
    public byte[]? Deployed => File.Exists(_tool.File("deployed")) ? File.ReadAllBytes(_tool.File("deployed")) : null;

    /// <summary>Puts another program beside nanoff, for PATH.</summary>
    public void Add(string name, string script) => _tool.Add(name, script);

    public void Set(string file, string text) => File.WriteAllText(_tool.File(file), text);

    /// <summary>nanoCLR answers from now on.</summary>
    public void Connect(string target, string details)
    {
        Set("devices", $"{target} @ {Port}\n  Target:      {target}\n  Platform:    ESP32\n  Date:        Jul 20 2026\n  Type:        nanoCLR\n  CLR Version: 1.14.0.200\n\n");
        Set("board", details);
    }

    /// <summary>The text of a board's details.</summary>
    public static string Details(string target, IEnumerable<(string Name, string Version)> assemblies, IEnumerable<(string Name, uint Checksum)> natives, string clr = "1.14.0.200") => $"""
        HAL build info: nanoCLR running @ {target} built with ESP-IDF 5.4
          Target:   {target}
          Platform: ESP32

        Firmware build Info:
          Date:        Jul 20 2026
          Type:        MinSizeRel build, chip rev. >= 0
          CLR Version: {clr}
          Compiler:    GNU ARM GCC v14.2.0

        OEM Product codes (vendor, model, SKU): 0, 0, 0

        Serial Numbers (module, system):
          00000000000000000000000000000000
          0000000000000000

        Target capabilities:
          Has nanoBooter: NO
          IFU capable: NO
          Has proprietary bootloader: YES

        AppDomains:

        Assemblies:
        {string.Join("\n", assemblies.Select(a => $"  {a.Name}, {a.Version}"))}

        Native Assemblies:
        {string.Join("\n", natives.Select(n => $"  {n.Name} v100.5.0.24, checksum 0x{n.Checksum:X8}"))}

        """;

    public void Dispose() => _tool.Dispose();
}
