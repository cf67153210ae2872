from kernel import Kernel, clock, serve


def measure(command):
    while True:
        start = clock()
        kernel = Kernel(command)
        kernel.run("1+1")
        seconds = clock() - start
        kernel.end()
        yield seconds


serve(measure)
