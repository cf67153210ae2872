from kernel import Kernel, serve

CELLS = 500


def measure(command):
    while True:
        kernel = Kernel(command)
        for i in range(10):
            kernel.run(f"{kind(command)}warm{i} = {i} * 2;")
        before = kernel.megabytes()
        for i in range(CELLS):
            kernel.run(f"{kind(command)}x{i} = {i} * 2;\nx{i}")
        grown = kernel.megabytes() - before
        kernel.end()
        yield grown


def kind(command):
    return "" if "ipykernel_launcher" in command else "var "


serve(measure)
