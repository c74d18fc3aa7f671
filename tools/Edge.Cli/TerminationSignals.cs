using System;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace Edge.Cli;

/// <summary>Turns the first SIGINT (Ctrl-C) or SIGTERM into a cancelled token; a second one takes its usual course and ends the process at once.</summary>
internal sealed class TerminationSignals : IDisposable
{
    // Signals are numbered so on every Unix; a shell counts 128 and the number.
    private const int SigTermNumber = 15;
    private const int ShellBase = 128;

    // Long enough for any step between two looks at the token, short enough for whoever asked the program to end.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Never disposed of: a signal may come while the program ends, and it holds nothing that outlives the process.
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private bool _isHeard;

    /// <summary>Begins to listen.</summary>
    public TerminationSignals()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear);
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Exit code of what the signal ended, as shells count it: 130 or 143.</summary>
    public int ExitCode { get; private set; } = CommandLineHost.Interrupted;

    /// <summary>Ends some seconds after the signal: what still runs then does not listen to the token.</summary>
    public async Task OverdueAsync()
    {
        await Task.Delay(Timeout.Infinite, Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Delay(Patience).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private void Hear(PosixSignalContext context)
    {
        if (Interlocked.Exchange(ref _isHeard, true))
            return;
        context.Cancel = true;
        if (context.Signal == PosixSignal.SIGTERM)
            ExitCode = ShellBase + SigTermNumber;
        _source.Cancel();
    }
}
