using XChat.Actors.Chat;
using Xunit;

namespace XChat.Actors.Tests.Chat;

public class ResumePointSpecs
{
    [Theory]
    [InlineData("e1:0", "e1", 0)]
    [InlineData("a:b:17", "a:b", 17)]
    [InlineData("x:9223372036854775807", "x", long.MaxValue)]
    public void A_point_is_epoch_and_id(string raw, string epoch, long id)
    {
        Assert.True(ResumePoint.TryParse(raw, out var point));
        Assert.Equal(new ResumePoint(epoch, id), point);
        Assert.Equal(raw, point.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7")]
    [InlineData(":7")]
    [InlineData("e:")]
    [InlineData("e:-1")]
    [InlineData("e:+1")]
    [InlineData("e: 1")]
    [InlineData("e:1.5")]
    [InlineData("e:9223372036854775808")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:1")]
    public void Anything_else_is_none(string? raw) => Assert.False(ResumePoint.TryParse(raw, out _));
}
