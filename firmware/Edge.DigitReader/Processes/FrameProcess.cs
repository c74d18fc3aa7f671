using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;

namespace Edge.DigitReader.Processes;

/// <summary>A process whose output is read as bytes; what it says on its error output is kept for a message.</summary>
internal sealed class FrameProcess : IDisposable
{
    // Long enough for a tool that notices its closed output with the next frame.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly Stream _output;
    private volatile string _lastErrorLine = "";

    private FrameProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.BaseStream;
        // An unread error output would stop the tool as soon as its pipe is full.
        process.ErrorDataReceived += (_, line) => _lastErrorLine = string.IsNullOrWhiteSpace(line.Data) ? _lastErrorLine : line.Data.Trim();
        process.BeginErrorReadLine();
    }

    /// <summary>The last line of its error output, or nothing.</summary>
    public string LastErrorLine => _lastErrorLine;

    /// <summary>Starts a program.</summary>
    /// <exception cref="CameraException">There is no such program, or it may not be run.</exception>
    public static FrameProcess Start(ProcessCameraSettings settings)
    {
        var start = new ProcessStartInfo(settings.Tool, settings.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        try
        {
            Process process = Process.Start(start)!;
            process.StandardInput.Close();
            return new FrameProcess(process);
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            throw new CameraException($"Expected the camera program {settings.Tool}, could not start it; {settings.InstallHint}.", e);
        }
    }

    /// <summary>Reads what there is of the output.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="offset">From here on.</param>
    /// <param name="count">At most so many bytes.</param>
    /// <returns>Bytes read: 0 where the output ended.</returns>
    public int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return _output.Read(buffer, offset, count);
        }
        catch (IOException)
        {
            // A killed process can break the pipe instead of closing it.
            return 0;
        }
    }

    /// <summary>Waits for the end, by force if need be.</summary>
    /// <returns>The exit code.</returns>
    public int WaitForExit()
    {
        if (!_process.WaitForExit(Patience))
            Kill();
        // The wait without a limit also waits for the rest of the error output.
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>Ends the process and what it has started.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    /// <summary>Closes the output, which a tool takes as the end, and kills the one that does not.</summary>
    public void Dispose()
    {
        _output.Dispose();
        if (!_process.WaitForExit(Patience))
        {
            Kill();
            _process.WaitForExit(Patience);
        }
        _process.Dispose();
    }
}
