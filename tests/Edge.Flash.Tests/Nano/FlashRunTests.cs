using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Nano.Flash;
using Edge.Nano.Flash.Image;

namespace Edge.Flash.Tests.Nano;

/// <summary>Proves which commands of nanoff a run gives, in which order, and that it stops where the board, the firmware or nanoff is not as it has to be.</summary>
public class FlashRunTests
{
    [SkippableFact]
    public async Task A_board_with_firmware_that_fits_gets_the_application_only()
    {
        using var bench = new FlashBench();
        bench.ConnectBoard();
        await bench.RunAsync();
        string image = Path.Combine(bench.Folder, "Edge.App.image.bin"), port = bench.Nanoff.Port;
        Assert.Equal(
            ["--version", "--listdevices", $"--nanodevice --devicedetails --serialport {port}", $"--nanodevice --deploy --serialport {port} --image {image}", $"--nanodevice --devicedetails --serialport {port}"],
            bench.Nanoff.Calls);
        Assert.Equal(["mscorlib", "System.IO.Ports", "Edge.App"], DeploymentImage.Parse(bench.Nanoff.Deployed, "deployed").Assemblies.Select(a => a.Name));
        Assert.Empty(bench.Questions);
        Assert.Contains("The board has loaded Edge.App 0.1.0.0", bench.Log.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_new_board_gets_nanoCLR_first_after_a_question()
    {
        using var bench = new FlashBench();
        bench.Nanoff.Set("after-update", StandInNanoff.Details(FlashBench.Target, [], FlashBench.Natives));
        await bench.RunAsync();
        Assert.Contains("nanoCLR does not answer", Assert.Single(bench.Questions), StringComparison.Ordinal);
        Assert.Contains($"--update --target ESP32_S3_OCTAL --serialport {bench.Nanoff.Port} --verbosity minimal", bench.Nanoff.Calls);
        Assert.NotNull(bench.Nanoff.Deployed);
    }

    [SkippableFact]
    public async Task Firmware_with_other_native_methods_is_replaced_and_looked_at_again()
    {
        using var bench = new FlashBench();
        bench.ConnectBoard(natives: [("mscorlib", 1u), ("System.IO.Ports", 0xB798CE30)]);
        bench.Nanoff.Set("after-update", StandInNanoff.Details(FlashBench.Target, [], FlashBench.Natives));
        await bench.RunAsync();
        Assert.Contains("mscorlib 1.17.11.0 needs native methods 0x1549C856, and the firmware 1.14.0.200 has 0x00000001", Assert.Single(bench.Questions), StringComparison.Ordinal);

        bench.ConnectBoard(natives: [("mscorlib", FlashBench.CoreChecksum)]);
        bench.Nanoff.Set("after-update", StandInNanoff.Details(FlashBench.Target, [], [("mscorlib", FlashBench.CoreChecksum)]));
        Assert.Contains("System.IO.Ports 1.1.139.0 needs native methods 0xB798CE30, and the firmware 1.14.0.200 has none for it; take the versions of nanoFramework's packages", await bench.FaultAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Without_consent_nothing_is_flashed()
    {
        using var bench = new FlashBench { Consents = false };
        Assert.Contains("nothing was changed", await bench.FaultAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Nanoff.Calls, c => c.StartsWith("--update", StringComparison.Ordinal) || c.Contains("--deploy", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Another_board_is_left_alone_unless_it_is_told_to()
    {
        using var bench = new FlashBench();
        bench.ConnectBoard("ESP32_REV3");
        Assert.Contains($"Expected a board with ESP32_S3_OCTAL, got ESP32_REV3 on {bench.Nanoff.Port}; choose the --board", await bench.FaultAsync(), StringComparison.Ordinal);
        FlashOptions named = bench.Options() with { Port = bench.Nanoff.Port };
        Assert.Contains("got ESP32_REV3", await bench.FaultAsync(named), StringComparison.Ordinal);
        bench.Nanoff.Set("after-update", StandInNanoff.Details(FlashBench.Target, [], FlashBench.Natives));
        await bench.RunAsync(named with { IsUpdate = true });
        Assert.NotNull(bench.Nanoff.Deployed);
    }

    [SkippableFact]
    public async Task No_board_several_boards_and_several_ports_are_told_apart()
    {
        using var bench = new FlashBench(hasPort: false);
        Assert.Contains("got no port; plug the board in with a cable that carries data", await bench.FaultAsync(), StringComparison.Ordinal);
        bench.Nanoff.Set("ports", "/dev/ttyS0\n/dev/ttyUSB0\n");
        Assert.Contains("got /dev/ttyS0, /dev/ttyUSB0; give --port", await bench.FaultAsync(), StringComparison.Ordinal);
        bench.Nanoff.Set("devices", "ESP32_S3_OCTAL @ COM3\n  Target:      ESP32_S3_OCTAL\n\nESP32_S3_OCTAL @ COM4\n");
        Assert.Contains("got 2 on COM3, COM4; give --port", await bench.FaultAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_application_that_the_board_did_not_load_is_a_fault()
    {
        using var bench = new FlashBench();
        bench.ConnectBoard();
        bench.Nanoff.Set("after-deploy", StandInNanoff.Details(FlashBench.Target, [("mscorlib", "1.17.11.0"), ("System.IO.Ports", "1.1.139.0"), ("Edge.App", "0.0.9.0")], FlashBench.Natives));
        Assert.Contains("Expected the board to have loaded Edge.App 0.1.0.0, got 0.0.9.0", await bench.FaultAsync(), StringComparison.Ordinal);
        bench.Nanoff.Set("after-deploy", StandInNanoff.Details(FlashBench.Target, [("mscorlib", "1.17.11.0")], FlashBench.Natives));
        Assert.Contains("System.IO.Ports 1.1.139.0, got no such assembly", await bench.FaultAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_board_that_stays_silent_after_the_update_is_a_fault()
    {
        using var bench = new FlashBench();
        Assert.Contains("got no answer; press RESET (an ESP32 may have stayed in its boot loader)", await bench.FaultAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_Pico_is_flashed_by_its_drive_and_found_on_its_new_port()
    {
        using var bench = new FlashBench(hasPort: false);
        File.WriteAllText(bench.Nanoff.Port, "");
        bench.Nanoff.Set("devices-after-update", $"PICO2_RP2350 @ {bench.Nanoff.Port}\n  Target:      PICO2_RP2350\n\n");
        bench.Nanoff.Set("after-update", StandInNanoff.Details("PICO2_RP2350", [], FlashBench.Natives));
        await bench.RunAsync(bench.Options("pico-2") with { IsPreview = true });
        Assert.Contains("--update --target PICO2_RP2350 --preview", bench.Nanoff.Calls);
        Assert.NotNull(bench.Nanoff.Deployed);
    }

    [SkippableFact]
    public async Task BOOTSEL_deploys_where_the_deployment_region_of_the_Pico_begins()
    {
        using var bench = new FlashBench(hasPort: false);
        await bench.RunAsync(bench.Options("pico-2") with { IsBootsel = true });
        Assert.Equal(["--version", $"--target PICO2_RP2350 --deploy --uf2deploy --address 0x100FC000 --image {Path.Combine(bench.Folder, "Edge.App.image.bin")}"], bench.Nanoff.Calls);
        bench.Nanoff.Set("fail-uf2deploy", "echo 'No Pico device found in BOOTSEL mode.'; fault 3005 'Timeout waiting for Pico UF2 drive to appear.'");
        Assert.Contains("got no drive of a Pico within 30 seconds (E3005); hold BOOTSEL", await bench.FaultAsync(bench.Options("pico-2") with { IsBootsel = true }), StringComparison.Ordinal);
        Assert.Contains("Expected --bootsel with a Pico, got the board esp32-s3", await bench.FaultAsync(bench.Options() with { IsBootsel = true }), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_STM32_is_flashed_by_its_probe()
    {
        using var bench = new FlashBench();
        bench.Nanoff.Set("fail-update", "fault 5001 \"No JTAG device found. Make sure it's connected. Try --nativestlink or --nativeswd for tool-free flashing.\"");
        Assert.Contains("got no ST-LINK (E5001); connect the board by the USB socket of its ST-LINK", await bench.FaultAsync(bench.Options("stm32f769i-disco")), StringComparison.Ordinal);
        Assert.Contains(bench.Nanoff.Calls, c => c.StartsWith("--update --target ST_STM32F769I_DISCOVERY --jtag", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Ctrl_C_ends_a_nanoff_that_hangs()
    {
        using var bench = new FlashBench();
        bench.Nanoff.Set("fail-listdevices", "touch \"$FOLDER/hangs\"; while :; do sleep 1; done");
        using var interrupt = new CancellationTokenSource();
        Task run = bench.RunAsync(cancellationToken: interrupt.Token);
        while (!File.Exists(Path.Combine(bench.Nanoff.Folder, "hangs")) && !run.IsCompleted)
            await Task.Delay(10);
        await interrupt.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [SkippableFact]
    public async Task Names_of_ports_cannot_be_options()
    {
        using var bench = new FlashBench();
        foreach (string port in new[] { "", "--update", "COM3 --masserase", "$(reboot)", "COM3;ls" })
            Assert.Contains("Expected --port with the name of a serial port", await bench.FaultAsync(bench.Options() with { Port = port }), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(bench.Nanoff.Folder, "calls")));
    }

    [SkippableFact]
    public async Task Boards_of_other_runtimes_are_sent_to_the_other_program()
    {
        using var bench = new FlashBench();
        Assert.Contains("firmware/raspberry-pi/deploy", await bench.FaultAsync(bench.Options("raspberry-pi-5")), StringComparison.Ordinal);
    }
}
