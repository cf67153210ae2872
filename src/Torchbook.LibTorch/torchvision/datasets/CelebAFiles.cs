namespace TorchSharp.Modules;

/// <summary>Where CelebA's files are, and whether they are whole.</summary>
internal static class CelebAFiles
{
    private const string Images = "img_align_celeba";

    private static readonly (string id, string md5, string name)[] Files =
    [
        ("0B7EVK8r0v71pZjFTYXZWM3FlRnM", "00d2c5bc6d35e252742224ab0c1e8fcb", Images + ".zip"),
        ("0B7EVK8r0v71pblRyaVFSWGxPY0U", "75e246fa4810816ffd6ee81facbd244c", "list_attr_celeba.txt"),
        ("1_ee_0u7vcNLOfNLegJRHmolfH5ICW-XS", "32bd1bd63d3c78cd57e08160ec5ed1e2", "identity_CelebA.txt"),
        ("0B7EVK8r0v71pbThiMVRxWXZ4dU0", "00566efa6fedff7a56946cd1c10f1c16", "list_bbox_celeba.txt"),
        ("0B7EVK8r0v71pd0FJY3Blby1HUTQ", "cc24ecafdb5b50baae59b03474781f8c", "list_landmarks_align_celeba.txt"),
        ("0B7EVK8r0v71pY0NSMzRuSXJEVkk", "d32c9cbf5e040fd4025c592c306e6668", "list_eval_partition.txt"),
    ];

    public static string Folder(string root) => Path.Combine(root, "celeba");

    public static void Fetch(string root)
    {
        var folder = Folder(root);
        foreach (var (id, md5, name) in Files)
        {
            torchvision.datasets.utils.download_file_from_google_drive(id, folder, name, md5);
        }

        if (!Directory.Exists(Path.Combine(folder, Images)))
        {
            torchvision.datasets.utils.extract_archive(Path.Combine(folder, Images + ".zip"));
        }
    }

    /// <exception cref="InvalidDataException">A text is missing or damaged, or the images are missing.</exception>
    public static void Verify(string root)
    {
        var folder = Folder(root);
        var bad = Files.Where(file => !file.name.EndsWith(".zip") && !torchvision.io.GDriveDownload.CheckIntegrity(Path.Combine(folder, file.name), file.md5))
            .Select(file => file.name).ToList();
        if (!Directory.Exists(Path.Combine(folder, Images)))
        {
            bad.Add(Images + Path.DirectorySeparatorChar);
        }

        if (bad.Count > 0)
        {
            throw new InvalidDataException($"Dataset not found or corrupted: {string.Join(", ", bad)} in {folder}. Pass download: true to download it.");
        }
    }
}
