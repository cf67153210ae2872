namespace Torchbook.Charts;

/// <summary>A rectangle on the page, in SVG user units (CSS pixels).</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double CenterX => X + Width / 2;

    public double CenterY => Y + Height / 2;
}
