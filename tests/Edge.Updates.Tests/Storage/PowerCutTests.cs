using System;

namespace Edge.Updates.Tests.Storage;

/// <summary>
/// Proves that a power cut at any operation and at any byte of an update leaves a network that works: the old one or the new one, the new one for certain once
/// the update was said to be done.
/// </summary>
public class PowerCutTests
{
    private const int Old = 2;
    private const int New = 3;
    private static readonly Lazy<CrashingDisk> Settled = new(Settle);

    [Fact]
    public void A_cut_at_every_moment_of_an_update_leaves_a_network()
    {
        long moments = Moments();
        // Every byte of the package is a moment, and every operation: making, flushing and naming the file, flushing its name, removing the oldest.
        Assert.Equal(Support.Packages.Of(New).Length + 5, moments);
        int olds = 0, news = 0;
        for (long cut = 0; cut <= moments; cut++)
            for (int lot = 0; lot < 4; lot++)
            {
                int version = Survivor(cut, lot, lies: false, out bool isDone);
                Assert.True(version == New || (version == Old && !isDone), $"cut at {cut}, lot {lot}: version {version}");
                _ = version == Old ? olds++ : news++;
            }
        Assert.True(olds > 1000 && news > 5, $"{olds} old, {news} new");
    }

    // The cuts would be worth nothing if a store that forgets to flush passed them.
    [Fact]
    public void A_disk_whose_flushes_do_nothing_loses_networks()
    {
        long moments = Moments();
        int lost = 0;
        for (int lot = 0; lot < 200; lot++)
            if (Survivor(moments - lot % 4, lot, lies: true, out bool isDone) is 0 or Old && isDone)
                lost++;
        Assert.True(lost > 20, $"{lost} lost");
    }

    [Fact]
    public void A_life_of_updates_and_cuts_never_goes_back_and_never_ends()
    {
        var random = new Random(11);
        var disk = new CrashingDisk();
        var store = new ModelStore(disk, Support.Packages.Check);
        store.Open();
        store.Install(Support.Packages.Of(1));
        int certain = 1;
        for (int version = 2; version < 150; version++)
        {
            disk.CutAt = disk.Moments + random.Next(2) * random.Next(5) + random.Next(Support.Packages.Of(version).Length + 10);
            try
            {
                store.Install(Support.Packages.Of(version));
                certain = version;
            }
            catch (PowerCutException)
            {
                disk = disk.Restart(() => random.Next(2) == 0, random);
                store = new ModelStore(disk, Support.Packages.Check);
                Support.Packages.AssertRuns(store.Open());
                Assert.InRange(store.Active!.Manifest.Version, certain, version);
                certain = store.Active.Manifest.Version;
            }
            Assert.InRange(disk.List().Count, 1, 4);
        }
    }

    // Installs New over Old and cuts; the version that runs after the restart, or 0.
    private static int Survivor(long cut, int lot, bool lies, out bool isDone)
    {
        CrashingDisk disk = Prepared(lies);
        var store = new ModelStore(disk, Support.Packages.Check);
        store.Open();
        disk.CutAt = disk.Moments + cut;
        isDone = false;
        try
        {
            store.Install(Support.Packages.Of(New));
            isDone = true;
        }
        catch (PowerCutException)
        {
        }
        var random = new Random(lot);
        CrashingDisk after = disk.Restart(lot == 0 ? () => false : lot == 1 ? () => true : () => random.Next(2) == 0, random);
        var restarted = new ModelStore(after, Support.Packages.Check);
        VerifiedModel? active = restarted.Open();
        if (active is null)
            return 0;
        int version = active.Manifest.Version;
        // Every eighth for the time that it takes: it answers, and the update can be repeated and is then there.
        if (cut % 8 == lot)
        {
            Support.Packages.AssertRuns(active);
            Assert.Equal(New, restarted.Install(Support.Packages.Of(New)).Manifest.Version);
        }
        return version;
    }

    private static long Moments()
    {
        CrashingDisk disk = Prepared(lies: false);
        var store = new ModelStore(disk, Support.Packages.Check);
        store.Open();
        long before = disk.Moments;
        store.Install(Support.Packages.Of(New));
        return disk.Moments - before;
    }

    // A disk on which versions 1 and 2 have been for long.
    private static CrashingDisk Prepared(bool lies) => Settled.Value.Copy(lies);

    private static CrashingDisk Settle()
    {
        var disk = new CrashingDisk();
        var store = new ModelStore(disk, Support.Packages.Check);
        store.Open();
        store.Install(Support.Packages.Of(1));
        store.Install(Support.Packages.Of(Old));
        disk.FlushNames();
        return disk;
    }
}
