from kernel import Kernel, clock, median, serve

ROUNDS = 40


def measure(command):
    kernel = Kernel(command)
    for _ in range(60):
        kernel.run("1+1")
    try:
        while True:
            times = []
            for _ in range(ROUNDS):
                start = clock()
                kernel.run("1+1")
                times.append(clock() - start)
            yield median(times)
    finally:
        kernel.end()


serve(measure)
