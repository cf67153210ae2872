using System.Runtime.InteropServices;
using System.Text;

namespace Torchbook.Charts;

/// <summary>librsvg 2.46 or later and cairo, called in the process; Debian's <c>librsvg2-2</c> brings both.</summary>
internal static unsafe partial class LibRsvg
{
    private const int Argb32 = 0;
    private const string Rsvg = "librsvg-2.so.2";
    private const string Cairo = "libcairo.so.2";
    private const string GObject = "libgobject-2.0.so.0";

    private static readonly Lazy<bool> IsInstalled = new(() => new[] { Rsvg, Cairo, GObject }.All(name => NativeLibrary.TryLoad(name, out _)));

    // librsvg handles are independent of each other, but fontconfig's first use is not safe on many threads.
    private static readonly Lock Turn = new();

    public static byte[]? TryRender(string svg, double scale, bool inFewColors = false)
    {
        if (!OperatingSystem.IsLinux() || !IsInstalled.Value)
        {
            return null;
        }

        lock (Turn)
        {
            var bytes = Encoding.UTF8.GetBytes(svg);
            nint handle;
            fixed (byte* data = bytes)
            {
                handle = rsvg_handle_new_from_data(data, (nuint)bytes.Length, null);
            }

            if (handle == 0)
            {
                return null;
            }

            try
            {
                return Render(handle, scale, inFewColors ? PngEncoder.EncodeInFewColors : PngEncoder.EncodeDrawing);
            }
            finally
            {
                g_object_unref(handle);
            }
        }
    }

    private static byte[]? Render(nint handle, double scale, Func<Picture, byte[]> encode)
    {
        // Every figure has a view box; its width and height may be relative ("auto") for the sake of pages.
        rsvg_handle_get_intrinsic_dimensions(handle, null, null, null, null, out var hasViewBox, out var viewBox);
        if (hasViewBox == 0)
        {
            return null;
        }

        var (columns, rows) = ((int)Math.Ceiling(viewBox.Width * scale), (int)Math.Ceiling(viewBox.Height * scale));
        var surface = cairo_image_surface_create(Argb32, columns, rows);
        var context = cairo_create(surface);
        try
        {
            var page = new Rectangle(0, 0, columns, rows);
            var drawn = rsvg_handle_render_document(handle, context, &page, null) != 0 && cairo_surface_status(surface) == 0;
            cairo_surface_flush(surface);
            return drawn ? encode(Opaque(surface, columns, rows)) : null;
        }
        finally
        {
            cairo_destroy(context);
            cairo_surface_destroy(surface);
        }
    }

    /// <summary>Cairo's premultiplied BGRA over white, as RGB.</summary>
    private static Picture Opaque(nint surface, int columns, int rows)
    {
        var data = cairo_image_surface_get_data(surface);
        var stride = cairo_image_surface_get_stride(surface);
        var pixels = new byte[columns * rows * 3];
        var target = 0;
        for (var row = 0; row < rows; row++)
        {
            var source = data + (nint)row * stride;
            for (var column = 0; column < columns; column++, source += 4)
            {
                var uncovered = (byte)(255 - source[3]);
                pixels[target++] = (byte)(source[2] + uncovered);
                pixels[target++] = (byte)(source[1] + uncovered);
                pixels[target++] = (byte)(source[0] + uncovered);
            }
        }

        return new(pixels, columns, rows, 3);
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Rectangle(double X, double Y, double Width, double Height);

    [LibraryImport(Rsvg)]
    private static partial nint rsvg_handle_new_from_data(byte* data, nuint length, void* error);

    [LibraryImport(Rsvg)]
    private static partial void rsvg_handle_get_intrinsic_dimensions(nint handle, void* hasWidth, void* width, void* hasHeight, void* height, out int hasViewBox, out Rectangle viewBox);

    [LibraryImport(Rsvg)]
    private static partial int rsvg_handle_render_document(nint handle, nint context, Rectangle* viewport, void* error);

    [LibraryImport(GObject)]
    private static partial void g_object_unref(nint instance);

    [LibraryImport(Cairo)]
    private static partial nint cairo_image_surface_create(int format, int width, int height);

    [LibraryImport(Cairo)]
    private static partial nint cairo_create(nint surface);

    [LibraryImport(Cairo)]
    private static partial int cairo_surface_status(nint surface);

    [LibraryImport(Cairo)]
    private static partial void cairo_surface_flush(nint surface);

    [LibraryImport(Cairo)]
    private static partial byte* cairo_image_surface_get_data(nint surface);

    [LibraryImport(Cairo)]
    private static partial int cairo_image_surface_get_stride(nint surface);

    [LibraryImport(Cairo)]
    private static partial void cairo_destroy(nint context);

    [LibraryImport(Cairo)]
    private static partial void cairo_surface_destroy(nint surface);
}
