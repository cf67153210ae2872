namespace TorchSharp;

/// <summary>How <see cref="torch.cdist"/> reaches the Euclidean distance: by a matrix product for more than 25 rows, always, or never.</summary>
public enum compute_mode
{
    use_mm_for_euclid_dist_if_necessary = 0,
    use_mm_for_euclid_dist = 1,
    donot_use_mm_for_euclid_dist = 2,
}

/// <summary>How elements that meet in one place are combined.</summary>
public enum Reduce
{
    prod = 0,
    mean = 1,
    amax = 2,
    amin = 3,
}

/// <summary>Rules for the number of bins of a histogram.</summary>
public enum HistogramBinSelector
{
    Doane = 0,
    Rice = 1,
    Scott = 2,
    Sqrt = 3,
    Stone = 4,
    Sturges = 5,
}

/// <summary>The order of a grid's dimensions: x first (columns), or rows first.</summary>
public enum indexing
{
    xy = 0,
    ij = 1,
}

public enum layout
{
    strided = 0,
    sparse_coo = 1,
}

public enum memory_format
{
    preserve_format = 0,
    contiguous_format = 1,
    channels_last = 2,
}

public enum PrintOptionsProfile
{
    @default = 0,
    @short = 1,
    full = 2,
}

public enum DebugMode
{
    @default = 0,
    warn = 1,
}

public enum Float32MatmulPrecision
{
    highest = 0,
    high = 1,
    medium = 2,
}

public enum LobpcgMethod
{
    basic = 0,
    ortho = 1,
}

public static partial class torch
{
    public enum LobpcgMethod
    {
        basic = 0,
        ortho = 1,
    }

    public static partial class linalg
    {
        /// <summary>Which factors of a QR decomposition: thin, square, or R alone.</summary>
        public enum QRMode
        {
            Reduced = 0,
            Complete = 1,
            R = 2,
        }
    }
}
