using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Cli;

namespace Edge.Nano.Flash.Image;

/// <summary>What nanoCLR finds in the deployment region: the assemblies one behind the other, each from a multiple of 4 bytes, a library before those that need it, the application last.</summary>
public sealed class DeploymentImage
{
    private const int Alignment = 4;

    private DeploymentImage(IReadOnlyList<NanoAssembly> assemblies) => Assemblies = assemblies;

    /// <summary>The assemblies in their order; the last one is the application.</summary>
    public IReadOnlyList<NanoAssembly> Assemblies { get; }

    /// <summary>The assembly with the entry point.</summary>
    public NanoAssembly Application => Assemblies[^1];

    /// <summary>Size in bytes, the padding included.</summary>
    public int ByteCount => Assemblies.Sum(a => Padded(a.Bytes.Length));

    /// <summary>Picks the application and all that it needs.</summary>
    /// <param name="assemblies">What the build has left: the application, libraries, perhaps others.</param>
    /// <param name="where">Where they are from, for sentences.</param>
    /// <exception cref="UserErrorException">There is not exactly one application, or a reference leads nowhere.</exception>
    public static DeploymentImage Link(IReadOnlyList<NanoAssembly> assemblies, string where)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        NanoAssembly? twice = assemblies.GroupBy(a => a.Name).FirstOrDefault(g => g.Count() > 1)?.Last();
        if (twice is not null)
            throw new UserErrorException($"{where}: expected each assembly once, got {twice.Name} twice; empty the folder and build again.");
        NanoAssembly[] applications = [.. assemblies.Where(a => a.EntryPoints > 0)];
        if (applications.Length != 1)
            throw new UserErrorException($"{where}: expected one assembly with an entry point, got {(applications.Length == 0 ? "none" : string.Join(", ", applications.Select(a => a.Name)))}; empty the folder and build one application.");
        if (applications[0].EntryPoints > 1)
            throw new UserErrorException($"{applications[0].Source}: expected one entry point, got {applications[0].EntryPoints}; build the application again.");
        var order = new List<NanoAssembly>();
        Place(applications[0], assemblies, order, []);
        return new DeploymentImage(order);
    }

    /// <summary>Takes an image apart and checks it as nanoCLR reads it.</summary>
    /// <param name="bytes">The image.</param>
    /// <param name="source">Where it is from, for sentences.</param>
    /// <exception cref="UserErrorException">An assembly is damaged or misplaced, the references or the entry point are not as they have to be.</exception>
    public static DeploymentImage Parse(ReadOnlyMemory<byte> bytes, string source)
    {
        var assemblies = new List<NanoAssembly>();
        for (int at = 0; at < bytes.Length;)
        {
            string place = $"{source}, byte {at}";
            int size = PeReader.SizeAt(bytes.Span[at..]);
            if (size == 0 || Padded(size) > bytes.Length - at)
                throw new UserErrorException($"{place}: expected a whole assembly and its padding, got {(size == 0 ? "no header of one" : $"{bytes.Length - at} of {Padded(size)} bytes")}; build the image again.");
            assemblies.Add(PeReader.Read(bytes.Slice(at, size), place));
            if (bytes.Span.Slice(at + size, Padded(size) - size).ContainsAnyExcept((byte)0))
                throw new UserErrorException($"{place}: expected zeros behind {assemblies[^1].Name}, got other bytes; build the image again.");
            at += Padded(size);
        }
        DeploymentImage linked = Link(assemblies, source);
        if (linked.Assemblies.Count != assemblies.Count)
            throw new UserErrorException($"{source}: expected only what the application needs, got {assemblies.Except(linked.Assemblies).First().Name} besides; build the image again.");
        if (assemblies[^1] != linked.Application)
            throw new UserErrorException($"{source}: expected the application {linked.Application.Name} at the end, got {assemblies[^1].Name}; build the image again.");
        return new DeploymentImage(assemblies);
    }

    /// <summary>Checks that it has room on a board.</summary>
    /// <param name="regionBytes">Size of the deployment region in bytes.</param>
    /// <param name="board">The board's name.</param>
    /// <exception cref="UserErrorException">It is larger.</exception>
    public void CheckSize(long regionBytes, string board)
    {
        if (ByteCount > regionBytes)
            throw new UserErrorException($"{Application.Name}: expected at most {regionBytes} bytes for the deployment region of {board}, got {ByteCount}; take a smaller network or another board.");
    }

    /// <summary>The image's bytes.</summary>
    public byte[] ToBytes()
    {
        byte[] image = new byte[ByteCount];
        int at = 0;
        foreach (NanoAssembly assembly in Assemblies)
        {
            assembly.Bytes.Span.CopyTo(image.AsSpan(at));
            at += Padded(assembly.Bytes.Length);
        }
        return image;
    }

    private static int Padded(int size) => (size + Alignment - 1) / Alignment * Alignment;

    private static void Place(NanoAssembly assembly, IReadOnlyList<NanoAssembly> all, List<NanoAssembly> order, HashSet<string> begun)
    {
        if (!begun.Add(assembly.Name))
        {
            if (!order.Contains(assembly))
                throw new UserErrorException($"{assembly.Source}: expected assemblies that need each other one way, got a circle through {assembly.Name}; build the application again.");
            return;
        }
        foreach (NanoReference reference in assembly.References)
        {
            NanoAssembly? target = all.FirstOrDefault(reference.IsMetBy);
            if (target is null)
            {
                NanoAssembly? other = all.FirstOrDefault(a => a.Name == reference.Name);
                throw new UserErrorException($"{assembly.Source}: expected {reference.Name} {reference.Version.Major}.{reference.Version.Minor} beside it, got {(other is null ? "none" : other.Version.ToString())}; empty the folder and build the application again.");
            }
            Place(target, all, order, begun);
        }
        order.Add(assembly);
    }
}
