namespace Farandole.Platform;

/// <summary>The one folder that the product writes to: database, pictures, and letters in development.</summary>
internal sealed class DataFolder
{
    private readonly string root;

    public DataFolder(string root)
    {
        this.root = Path.GetFullPath(root);
        Directory.CreateDirectory(this.root);
        if (!OperatingSystem.IsWindows())
            new DirectoryInfo(this.root).UnixFileMode =
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    }

    public string File(string name) => Path.Combine(root, name);

    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;
}
