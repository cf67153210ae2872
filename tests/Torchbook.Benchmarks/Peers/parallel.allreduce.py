import os
import socket
import subprocess
import sys

import torch
import torch.distributed as dist

from peer import serve

rank = len(sys.argv) - 1
if rank == 0:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(port))
    subprocess.Popen([sys.executable, __file__, "second"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
dist.init_process_group("gloo", rank=rank, world_size=2)
gradients = torch.zeros(4 * 1024 * 1024)


def work():
    for _ in range(10):
        dist.all_reduce(gradients)


if rank == 0:
    serve(work, 10)
else:
    while True:  # until rank 0 is gone and gloo says so
        work()
