using Torchbook.Cli.Doctor;

namespace Torchbook.Tests.Cli;

public class LibtorchBuildTests
{
    // What Debian's 1.13.1 and a CUDA wheel say of themselves, without the lines that nothing here reads.
    private const string Debian = """
        PyTorch built with:
          - GCC 12.2
          - Intel(R) MKL-DNN v2.6.3 (Git Hash N/A)
          - OpenMP 201511 (a.k.a. OpenMP 4.5)
          - Build settings: BLAS_INFO=generic, BUILD_TYPE=RelWithDebInfo, USE_CUDA=0, USE_OPENMP=1
        """;

    private const string CudaWheel = """
        PyTorch built with:
          - GCC 9.3
          - Intel(R) MKL-DNN v3.4.2 (Git Hash 1137e04ec0b5251ca2b4400a4fd3c667ce843d67)
          - OpenMP 201511 (a.k.a. OpenMP 4.5)
          - CUDA Runtime 12.1
          - CuDNN 90.1  (built against CUDA 12.4)
          - Build settings: BLAS_INFO=mkl, BUILD_TYPE=Release, CUDA_VERSION=12.1, CXX_FLAGS= -D_GLIBCXX_USE_CXX11_ABI=0 -fabi-version=11
        """;

    [Theory]
    [InlineData(Debian, "C++11 strings, BLAS of the system, oneDNN 2.6.3, OpenMP 4.5, no CUDA")]
    [InlineData(CudaWheel, "strings as before C++11, BLAS mkl, oneDNN 3.4.2, OpenMP 4.5, CUDA 12.1, cuDNN 90.1")]
    [InlineData("PyTorch built with:", "C++11 strings, BLAS unknown, no oneDNN, no OpenMP, no CUDA")]
    public void Given_what_libtorch_says_of_itself_when_read_then_the_summary_has_what_matters(string text, string expected) =>
        Assert.Equal(expected, new LibtorchBuild(text).Summary);

    [Theory]
    [InlineData(Debian, false, false, 0, "")]
    [InlineData(Debian, true, false, 1, "no CUDA")]
    [InlineData(CudaWheel, true, true, 0, "")]
    [InlineData(CudaWheel, true, false, 1, "driver")]
    [InlineData("", false, false, 1, "OpenMP")]
    public void Given_a_machine_when_compared_with_the_build_then_what_will_disappoint_is_named_with_a_remedy(string text, bool hasGpu, bool seesGpu, int count, string word)
    {
        var problems = new LibtorchBuild(text).Problems(hasGpu, seesGpu).ToList();

        Assert.Equal(count, problems.Count);
        Assert.All(problems, p => Assert.Contains(word, p.Problem));
        Assert.All(problems, p => Assert.NotEmpty(p.Remedy));
    }
}
