using System;
using System.Globalization;
using System.IO;
using Edge.Updates.Keys;
using Edge.Updates.Storage;
using Edge.Updates.Tests.Storage;

namespace Edge.Updates.Tests;

/// <summary>What this assembly does as a program: installs a package and is killed on the way, for <see cref="KilledProcessTests"/>.</summary>
internal static class Program
{
    // STORE KEYS PACKAGE NAME OPERATION: the operation before whose end the process ends, from 1; 0 for none.
    private static int Main(string[] args)
    {
        using TrustedKeys keys = TrustedKeys.Load(args[1]);
        var files = new KillingFiles(new FolderFiles(args[0]), int.Parse(args[4], CultureInfo.InvariantCulture));
        var store = new ModelStore(files, new PackageCheck(args[3], keys));
        store.Open();
        store.Install(File.ReadAllBytes(args[2]));
        Console.WriteLine(files.Operations);
        return 0;
    }
}
