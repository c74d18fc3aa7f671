using System.Collections.Generic;
using System.Linq;
using Edge.RaspberryPi.Controls;

namespace Edge.Device.Tests.RaspberryPi;

/// <summary>Levels of a pin, looked at every 10 ms, and the presses that they are.</summary>
public class ButtonTests
{
    [Theory]
    // A mark is a look: - let go, # pressed.
    [InlineData("-----#####-----", "Press")]
    [InlineData("-----#-#-#####-#-#-----", "Press")]
    [InlineData("-----#-----", "")]
    [InlineData("---------------", "")]
    [InlineData("--###---###---###---", "Press,Press,Press")]
    public void Short_presses(string looks, string presses) => Assert.Equal(presses, string.Join(',', Presses(looks)));

    [Fact]
    public void A_long_press_counts_while_it_is_held_and_once()
    {
        string held = "---" + new string('#', 79);
        Assert.Empty(Presses(held));
        Assert.Equal([ButtonPress.Hold], Presses(held + "##"));
        Assert.Equal([ButtonPress.Hold], Presses(held + new string('#', 300) + "-----"));
        Assert.Equal([ButtonPress.Hold, ButtonPress.Press], Presses(held + "##-----#####-----"));
    }

    [Fact]
    public void A_bounce_in_a_long_press_does_not_end_it() =>
        Assert.Equal([ButtonPress.Hold], Presses("---" + new string('#', 40) + "-" + new string('#', 60) + "-----"));

    [Fact]
    public void A_button_that_is_held_at_the_start_is_no_press() => Assert.Equal([ButtonPress.Press], Presses(new string('#', 300) + "-----#####-----"));

    [Fact]
    public void Looks_that_come_late_still_tell_long_from_short()
    {
        var button = new Button();
        Assert.Equal(ButtonPress.None, button.Look(false, 0));
        Assert.Equal(ButtonPress.None, button.Look(true, 1000));
        Assert.Equal(ButtonPress.None, button.Look(true, 1100));
        Assert.Equal(ButtonPress.None, button.Look(false, 3000));
        Assert.Equal(ButtonPress.Hold, button.Look(false, 3100));
    }

    private static IEnumerable<ButtonPress> Presses(string looks)
    {
        var button = new Button();
        return [.. looks.Select((mark, i) => button.Look(mark == '#', 10 * i)).Where(p => p != ButtonPress.None)];
    }
}
