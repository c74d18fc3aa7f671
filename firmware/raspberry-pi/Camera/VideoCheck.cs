using System;
using System.IO;
using System.Linq;
using Edge.DigitReader;
using Iot.Device.Media;

namespace Edge.RaspberryPi.Camera;

/// <summary>
/// Finds out what Iot.Device.Media.VideoDevice does not say: it ignores every error of the driver, so that a format that the camera does not have, a
/// camera that another program uses and a camera that is unplugged all give buffers of whatever is there.
/// </summary>
internal static class VideoCheck
{
    // The camera is opened; a list of formats that is empty is that of a device without a picture, such as the metadata node of a webcam.
    public static void Format(VideoDevice device, string path, int width, int height)
    {
        VideoPixelFormat[] formats = [.. device.GetSupportedPixelFormats()];
        if (formats.Length == 0)
            throw new CameraException($"Expected {path} to give pictures, got no format at all; choose the other node of the camera, see 'v4l2-ctl --list-devices'.");
        if (!formats.Contains(VideoPixelFormat.YUYV))
            throw new CameraException($"Expected the camera {path} to give YUYV, got {string.Join(", ", formats)}; use a camera with uncompressed frames.");
        Resolution[] sizes = [.. device.GetPixelFormatResolutions(VideoPixelFormat.YUYV)];
        if (sizes.Length > 0 && !Array.Exists(sizes, size => Has(size, (uint)width, (uint)height)))
            throw new CameraException(
                $"Expected the camera {path} to give YUYV of {width}x{height}, got {string.Join(", ", sizes.Select(s => $"{s.MaxWidth}x{s.MaxHeight}"))}; set camera.width and camera.height to one of them.");
    }

    /// <summary>Looks at a buffer.</summary>
    /// <returns>What is wrong, as a sentence; null where it can be a frame.</returns>
    public static string? Fault(ReadOnlySpan<byte> bytes, int expected, string path)
    {
        if (!File.Exists(path))
            return $"Expected a frame of the camera {path}, got the end of the device; plug it in again.";
        if (bytes.Length == 0)
            return $"Expected a frame of the camera {path}, got an empty buffer; end other programs that use it.";
        if (bytes is [0xFF, 0xD8, 0xFF, ..])
            return $"Expected YUYV of the camera {path}, got JPEG; set camera.width and camera.height to a size that it has uncompressed.";
        return bytes.Length == expected ? null : $"Expected a frame of {expected} bytes of the camera {path}, got {bytes.Length}; set camera.width and camera.height to a size that it has in YUYV.";
    }

    private static bool Has(Resolution size, uint width, uint height) =>
        width >= size.MinWidth && width <= size.MaxWidth && height >= size.MinHeight && height <= size.MaxHeight
        && IsStep(width - size.MinWidth, size.StepWidth) && IsStep(height - size.MinHeight, size.StepHeight);

    private static bool IsStep(uint distance, uint step) => step == 0 || distance % step == 0;
}
