"""What every peer shares: say who it is, then time one round for each line that arrives."""
import json
import sys
import time

import torch


def serve(work, units):
    """work() does `units` units of work; answers are seconds a unit."""
    print(json.dumps({"name": "PyTorch " + torch.__version__, "threads": torch.get_num_threads()}))
    for _ in range(3):
        work()
    for _ in sys.stdin:
        start = time.perf_counter()
        work()
        print((time.perf_counter() - start) / units)
