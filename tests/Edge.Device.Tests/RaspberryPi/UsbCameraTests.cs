using System;
using System.IO;
using System.Linq;
using System.Threading;
using Edge.Device.Tests.Fakes;
using Edge.DigitReader;
using Edge.RaspberryPi.Camera;
using Edge.Testing;
using Edge.Vision;
using Iot.Device.Media;

namespace Edge.Device.Tests.RaspberryPi;

/// <summary>Whatever the binding makes of a driver's errors, which it ignores, is a frame or a sentence.</summary>
public sealed class UsbCameraTests : IDisposable
{
    private const int Width = 64;
    private const int Height = 4;
    private const int FrameBytes = Width * Height * 2;

    private readonly TemporaryFolder _folder = new();
    private readonly GrayImage _frame = new(Width, Height);
    private FakeVideoDevice? _device;
    private int _opened;

    public UsbCameraTests() => File.WriteAllText(Path, "");

    private string Path => _folder.Of("video0");

    [Fact]
    public void Grey_is_every_second_byte_and_the_newest_frame_counts()
    {
        using UsbCamera camera = Make(() => Device(Frame(1), Frame(2), Frame(3), null));
        byte last = 0;
        while (last != 3)
        {
            Assert.True(camera.TryRead(_frame, default));
            Assert.True(_frame.Pixels[0] > last);
            last = _frame.Pixels[0];
            Assert.All(_frame.Pixels, p => Assert.Equal(last, p));
        }
        Assert.Equal(VideoPixelFormat.YUYV, _device!.Settings.PixelFormat);
        Assert.True(_device.ImageBufferPoolingEnabled);
    }

    [Fact]
    public void Buffers_of_another_length_are_no_frames()
    {
        Assert.Equal($"Expected a frame of {FrameBytes} bytes of the camera {Path}, got 500; set camera.width and camera.height to a size that it has in YUYV.", Fault(() => Device(new byte[500])));
        Assert.StartsWith($"Expected a frame of {FrameBytes} bytes of the camera {Path}, got {2 * FrameBytes};", Fault(() => Device(new byte[2 * FrameBytes])), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_buffer_is_a_camera_that_another_program_uses() =>
        Assert.Equal($"Expected a frame of the camera {Path}, got an empty buffer; end other programs that use it.", Fault(() => Device(Array.Empty<byte>())));

    [Fact]
    public void Jpeg_of_the_right_length_is_no_frame()
    {
        byte[] jpeg = Frame(5);
        (jpeg[0], jpeg[1], jpeg[2]) = (0xFF, 0xD8, 0xFF);
        Assert.StartsWith($"Expected YUYV of the camera {Path}, got JPEG;", Fault(() => Device(jpeg)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_camera_without_the_format_is_not_started()
    {
        string fault = Fault(() => new FakeVideoDevice(Settings, Frame(1)) { Formats = [VideoPixelFormat.MJPEG] });
        Assert.Equal($"Expected the camera {Path} to give YUYV, got MJPEG; use a camera with uncompressed frames.", fault);
        Assert.Contains("got no format at all", Fault(() => new FakeVideoDevice(Settings, Frame(1)) { Formats = [] }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_camera_without_the_size_names_those_that_it_has()
    {
        Resolution[] sizes = [Discrete(32, 4), Discrete(64, 8), new Resolution { Type = ResolutionType.Stepwise, MinWidth = 32, MaxWidth = 96, StepWidth = 48, MinHeight = 2, MaxHeight = 8, StepHeight = 2 }];
        Assert.Contains($"to give YUYV of {Width}x{Height}, got 32x4, 64x8, 96x8; set camera.width", Fault(() => new FakeVideoDevice(Settings, Frame(1)) { Sizes = sizes }), StringComparison.Ordinal);
        sizes[2].StepWidth = 32;
        using UsbCamera camera = Make(() => new FakeVideoDevice(Settings, Frame(1), null) { Sizes = sizes });
        Assert.True(camera.TryRead(_frame, default));
    }

    [Fact]
    public void A_camera_that_cannot_be_opened_says_so() =>
        Assert.Contains("Error 13. Can not open video device file", Fault(() => new FakeVideoDevice(Settings) { CanBeOpened = false }), StringComparison.Ordinal);

    [Fact]
    public void A_camera_that_is_not_there_is_not_opened()
    {
        File.Delete(Path);
        Assert.Equal($"Expected the camera {Path}, found none; plug it in, or see 'v4l2-ctl --list-devices'.", Fault(() => Device(Frame(1))));
        Assert.Equal(0, _opened);
    }

    [Fact]
    public void An_unplugged_camera_is_noticed_although_its_last_buffer_comes_for_ever()
    {
        using UsbCamera camera = Make(() => new FakeVideoDevice(Settings, Frame(1)) { RepeatsLast = true });
        Assert.True(camera.TryRead(_frame, default));
        File.Delete(Path);
        Assert.Contains("got the end of the device", FaultOfReads(camera), StringComparison.Ordinal);

        File.WriteAllText(Path, "");
        Assert.True(camera.TryRead(_frame, default));
        Assert.Equal(2, _opened);
    }

    [Fact]
    public void The_same_buffer_at_once_again_and_again_is_no_camera()
    {
        using UsbCamera camera = Make(() => new FakeVideoDevice(Settings, Frame(1)) { RepeatsLast = true, FrameTime = TimeSpan.Zero });
        Assert.Equal($"Expected new frames of the camera {Path}, got the same one 10 times at once; plug it in again.", FaultOfReads(camera));
    }

    [Fact]
    public void A_camera_that_hangs_is_given_up_and_cancelling_ends_the_wait()
    {
        using (UsbCamera camera = Make(() => Device([null]), TimeSpan.FromSeconds(0.2)))
            Assert.StartsWith($"Expected a frame of the camera {Path} within 0.2 s, got none;", FaultOfReads(camera), StringComparison.Ordinal);
        Assert.True(_device!.IsDisposed);
        using UsbCamera other = Make(() => Device([null]));
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(0.2));
        Assert.ThrowsAny<OperationCanceledException>(() => other.TryRead(_frame, cancel.Token));
        Assert.True(_device.IsDisposed);
    }

    public void Dispose() => _folder.Dispose();

    private static VideoConnectionSettings Settings => new(0, (Width, Height));

    private static Resolution Discrete(uint width, uint height) =>
        new() { Type = ResolutionType.Discrete, MinWidth = width, MaxWidth = width, MinHeight = height, MaxHeight = height };

    private static byte[] Frame(byte gray) => [.. Enumerable.Range(0, FrameBytes).Select(i => i % 2 == 0 ? gray : (byte)128)];

    private static FakeVideoDevice Device(params byte[]?[] buffers) => new(Settings, buffers);

    private UsbCamera Make(Func<FakeVideoDevice> device, TimeSpan? timeout = null) => new(
        () =>
        {
            _opened++;
            return _device = device();
        },
        Path, Width, Height, timeout ?? TimeSpan.FromSeconds(30));

    private string Fault(Func<FakeVideoDevice> device)
    {
        using UsbCamera camera = Make(device);
        return FaultOfReads(camera);
    }

    // Frames that came before the fault may go first.
    private string FaultOfReads(UsbCamera camera)
    {
        for (int i = 0; i < 100; i++)
            try
            {
                _ = camera.TryRead(_frame, default);
            }
            catch (CameraException e)
            {
                return e.Message;
            }
        return "no fault";
    }
}
