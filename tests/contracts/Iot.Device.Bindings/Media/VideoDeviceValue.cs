using System;

namespace Iot.Device.Media;

public class VideoDeviceValue
{
    public VideoDeviceValue(string name, int minimum, int maximum, int step, int defaultValue, int currentValue) =>
        throw new NotSupportedException(Contract.Message);
}
