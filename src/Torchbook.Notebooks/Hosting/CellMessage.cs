using System.Text.Json.Nodes;
using Torchbook.Display;

namespace Torchbook.Notebooks.Hosting;

/// <summary>The messages that a running cell sends, in <see cref="ICellOutput"/>'s terms.</summary>
internal static class CellMessage
{
    public static void Deliver(JsonObject message, ICellOutput output)
    {
        switch ((string)message["type"]!)
        {
            case "stream":
                output.Stream((string)message["name"]!, (string)message["text"]!);
                break;
            case "display":
                output.Display(Bundle(message), (string)message["id"]!);
                break;
            case "update":
                output.Update(Bundle(message), (string)message["id"]!);
                break;
            case "result":
                output.Result(Bundle(message));
                break;
            case "clear":
                output.Clear((bool)message["wait"]!);
                break;
            case "ask":
                output.Ask((string)message["prompt"]!, (bool)message["password"]!);
                break;
            case "fact":
                output.Fact((string)message["name"]!, (string)message["value"]!);
                break;
        }
    }

    public static MimeBundle Bundle(JsonObject message)
    {
        var bundle = new MimeBundle();
        foreach (var (mime, content) in message["data"]!.AsObject())
        {
            bundle.Data[mime] = content?.DeepClone();
        }

        foreach (var (mime, hints) in message["metadata"]!.AsObject())
        {
            bundle.Metadata[mime] = hints?.DeepClone();
        }

        return bundle;
    }
}
