namespace Torchbook.Notebooks.Pages.Site;

/// <summary>A lesson with its place in the site.</summary>
internal sealed record SiteEntry(LessonPage Lesson, string FileName)
{
    /// <summary>The page's address, relative to its neighbors.</summary>
    public string Link => Uri.EscapeDataString(FileName);

    /// <summary>The number in front of the notebook's name: 3 for <c>03-understanding-convolution.ipynb</c>.</summary>
    public int? Number
    {
        get
        {
            var digits = string.Concat(FileName.TakeWhile(char.IsAsciiDigit));
            return FileName.AsSpan(digits.Length).StartsWith("-") && int.TryParse(digits, out var number) ? number : null;
        }
    }
}
