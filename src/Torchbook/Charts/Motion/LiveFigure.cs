using Torchbook.Display;

namespace Torchbook.Charts;

/// <summary>
/// A figure that follows its data while a cell runs: call <see cref="Changed"/> whenever there is something new, as often as you like,
/// and dispose it at the end, which shows the final state.
/// </summary>
public sealed class LiveFigure : IDisposable
{
    private const int ShareOfTime = 10;
    private readonly Func<Figure> _draw;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private DisplayedValue? _shown;
    private long _drawnAt;
    private TimeSpan _pause;
    private bool _isFinished;

    /// <param name="draw">Draws the data as it is now.</param>
    /// <param name="interval">The shortest time between two updates, a quarter of a second when null; longer where drawing would take more than a tenth of the time.</param>
    public LiveFigure(Func<Figure> draw, TimeSpan? interval = null)
        : this(draw, interval, TimeProvider.System)
    {
    }

    internal LiveFigure(Func<Figure> draw, TimeSpan? interval, TimeProvider time) => (_draw, _interval, _time) = (draw, interval ?? TimeSpan.FromSeconds(0.25), time);

    /// <summary>Shows the data as it is now, unless the last update was a moment ago.</summary>
    public void Changed()
    {
        if (_shown is null || _time.GetElapsedTime(_drawnAt) >= _pause)
        {
            // On its way the figure is only a picture: interactive ones flicker when replaced.
            Show(figure =>
            {
                var bundle = figure.ToMimeBundle();
                bundle.Data.Remove(Mime.Plotly);
                bundle.Data.Remove(Mime.FigureSvg);
                return bundle;
            });
        }
    }

    /// <summary>Shows the final state, whenever the last update was.</summary>
    public void Dispose()
    {
        if (!_isFinished)
        {
            _isFinished = true;
            Show(figure => figure);
        }
    }

    private void Show(Func<Figure, object> form)
    {
        var start = _time.GetTimestamp();
        var content = form(_draw());
        if (_shown is null)
        {
            _shown = content.Display();
        }
        else
        {
            _shown.Update(content);
        }

        _drawnAt = _time.GetTimestamp();
        var cost = _time.GetElapsedTime(start, _drawnAt) * ShareOfTime;
        _pause = cost > _interval ? cost : _interval;
    }
}
