using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Boards;
using Edge.Cli;
using Edge.Nano.Flash.Nanoff;

namespace Edge.Nano.Flash;

/// <summary>Finds the port on which a board is.</summary>
/// <param name="nanoff">nanoff.</param>
/// <param name="board">The board.</param>
public sealed class PortSearch(NanoffProgram nanoff, Board board)
{
    /// <summary>Looks for the board.</summary>
    /// <returns>Its port; null where none answers and the firmware comes to the board by another way than the port.</returns>
    /// <exception cref="UserErrorException">There is none, or there are several.</exception>
    public async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ConnectedDevice> devices = await nanoff.DevicesAsync(cancellationToken).ConfigureAwait(false);
        ConnectedDevice[] ours = [.. devices.Where(d => d.Target == board.Runtime.Id)];
        if (ours.Length == 1)
            return ours[0].Port;
        if (ours.Length > 1)
            throw new UserErrorException($"Expected one board with {board.Runtime.Id}, got {ours.Length} on {string.Join(", ", ours.Select(d => d.Port))}; give --port with one of them.");
        if (BoardFamilies.FamilyOf(board) != BoardFamily.Esp32)
            return null;
        if (devices.Count > 0)
            throw Other(devices[0]);
        IReadOnlyList<string> ports = await nanoff.PortsAsync(cancellationToken).ConfigureAwait(false);
        return ports.Count switch
        {
            0 => throw new UserErrorException($"Expected {board.Name} on a serial port, got no port; plug the board in with a cable that carries data, and install the driver of its USB chip."),
            1 => ports[0],
            _ => throw new UserErrorException($"Expected one serial port, got {string.Join(", ", ports)}; give --port with the one that appears when you plug the board in."),
        };
    }

    /// <summary>The sentence where a board with other firmware is there.</summary>
    public UserErrorException Other(ConnectedDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return new UserErrorException($"Expected a board with {board.Runtime.Id}, got {device.Target} on {device.Port}; choose the --board that it is, or replace its firmware by --port {device.Port} --update.");
    }
}
