using Torchbook.Parallel;

namespace Torchbook.Tests.Parallel;

public class RankEnvironmentTests
{
    private static RankEnvironment Read(string variables)
    {
        var values = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);
        return RankEnvironment.Read(values.GetValueOrDefault);
    }

    [Theory]
    [InlineData("", 0, 1, 0, "127.0.0.1", 0)]
    [InlineData("RANK=0 WORLD_SIZE=1", 0, 1, 0, "127.0.0.1", 0)]
    [InlineData("RANK=3 WORLD_SIZE=4 LOCAL_RANK=1 MASTER_ADDR=a MASTER_PORT=1234", 3, 4, 1, "a", 1234)]
    [InlineData("OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=2 OMPI_COMM_WORLD_LOCAL_RANK=1 OMPI_COMM_WORLD_LOCAL_SIZE=2", 1, 2, 1, "127.0.0.1", 29500)]
    [InlineData("SLURM_PROCID=2 SLURM_NTASKS=4 SLURM_LOCALID=0 MASTER_ADDR=node1", 2, 4, 0, "node1", 29500)]
    [InlineData("RANK=1 WORLD_SIZE=2 MASTER_ADDR=b SLURM_PROCID=0 SLURM_NTASKS=1", 1, 2, 1, "b", 29500)]
    public void Given_a_launchers_variables_when_read_then_the_rank_knows_its_place(string variables, int rank, int size, int local, string host, int port) =>
        Assert.Equal(new RankEnvironment(rank, size, local, host, port), Read(variables));

    [Theory]
    [InlineData("RANK=0", "WORLD_SIZE is not set")]
    [InlineData("WORLD_SIZE=2", "RANK is not set")]
    [InlineData("RANK=two WORLD_SIZE=2", "RANK is 'two'")]
    [InlineData("RANK=0 WORLD_SIZE=0", "WORLD_SIZE is '0'")]
    [InlineData("RANK=2 WORLD_SIZE=2 MASTER_ADDR=a", "ranks are 0 to 1")]
    [InlineData("RANK=0 WORLD_SIZE=2 MASTER_ADDR=a MASTER_PORT=70000", "MASTER_PORT is '70000'")]
    [InlineData("SLURM_PROCID=1 SLURM_NTASKS=4", "MASTER_ADDR is not set")]
    public void Given_variables_that_do_not_tell_when_read_then_the_error_names_the_one(string variables, string expected) =>
        Assert.Contains(expected, Assert.Throws<CommunicationException>(() => Read(variables)).Message);
}
