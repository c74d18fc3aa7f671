using System;
using System.Net.Sockets;
using System.Text;
using Edge.Device.Tests.Fakes;
using Edge.DigitReader;
using Edge.RaspberryPi.Service;
using Edge.Testing;
using Edge.Vision;

namespace Edge.Device.Tests.RaspberryPi;

/// <summary>Messages as the service manager gets them.</summary>
public sealed class SystemdSocketTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Socket? _manager;

    public SystemdSocketTests()
    {
        if (OperatingSystem.IsWindows())
            return;
        _manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 10_000 };
        _manager.Bind(new UnixDomainSocketEndPoint(_folder.Of("notify")));
    }

    [SkippableFact]
    public void The_watchdog_hears_one_beat_a_second()
    {
        Skip.If(_manager is null, "systemd is a thing of Linux");
        var time = new ManualTime();
        using var systemd = new SystemdSocket(_folder.Of("notify"));
        var heartbeat = new Heartbeat(systemd, time);
        systemd.Send("READY=1");
        heartbeat.Beat();
        heartbeat.Beat();
        time.Advance(0.9);
        heartbeat.Beat();
        time.Advance(0.2);
        heartbeat.Beat();
        systemd.Send("END");
        Assert.Equal(["READY=1", "WATCHDOG=1", "WATCHDOG=1", "END"], [Receive(), Receive(), Receive(), Receive()]);
    }

    [SkippableFact]
    public void A_fault_of_the_camera_is_a_sign_of_life_and_a_frame_is_none()
    {
        Skip.If(_manager is null, "systemd is a thing of Linux");
        using var systemd = new SystemdSocket(_folder.Of("notify"));
        using var camera = new WatchedCamera(new OneFrameCamera(), new Heartbeat(systemd, new ManualTime()));
        Assert.True(camera.TryRead(new GrayImage(4, 4), default));
        systemd.Send("FRAME");
        Assert.Throws<CameraException>(() => camera.TryRead(new GrayImage(4, 4), default));
        Assert.Equal(["FRAME", "WATCHDOG=1"], [Receive(), Receive()]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/no/such/socket")]
    [InlineData("@edge-no-such-name")]
    public void Nobody_has_to_listen(string? address)
    {
        using var systemd = new SystemdSocket(address);
        systemd.Send("READY=1");
    }

    public void Dispose()
    {
        _manager?.Dispose();
        _folder.Dispose();
    }

    private string Receive()
    {
        byte[] buffer = new byte[100];
        return Encoding.UTF8.GetString(buffer, 0, _manager!.Receive(buffer));
    }

    private sealed class OneFrameCamera : ICamera
    {
        private bool _isRead;

        public string Name => "one";

        public int Width => 4;

        public int Height => 4;

        public bool TryRead(GrayImage frame, System.Threading.CancellationToken cancellationToken)
        {
            if (_isRead)
                throw new CameraException("gone");
            return _isRead = true;
        }

        public void Dispose()
        {
        }
    }
}
