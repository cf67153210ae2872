namespace Torchbook.Parallel;

/// <summary>One tensor on its way from rank to rank.</summary>
/// <param name="Source">The rank that sent it.</param>
/// <param name="Destination">The rank that receives it.</param>
/// <param name="Tag">The tag it was sent with.</param>
/// <param name="Bytes">Its size.</param>
public readonly record struct Message(int Source, int Destination, int Tag, long Bytes);
