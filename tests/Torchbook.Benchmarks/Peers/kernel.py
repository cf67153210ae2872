"""A kernel under Jupyter's own client: what the measurements of the notebook host share. Arguments are the kernel's command; IPython's by default."""
import json
import os
import sys
import tempfile
import time

import ipykernel
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

SECONDS = 120
IPYTHON = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]


class Kernel:
    def __init__(self, command):
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, "measured"))
            spec = {"argv": command, "display_name": "measured", "language": "any", "interrupt_mode": "message"}
            with open(os.path.join(folder, "measured", "kernel.json"), "w") as file:
                json.dump(spec, file)
            specs = KernelSpecManager(kernel_dirs=[folder], ensure_native_kernel=False)
            self.manager = KernelManager(kernel_name="measured", kernel_spec_manager=specs)
            self.manager.start_kernel(stderr=open(os.devnull, "w"))
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=SECONDS)

    def run(self, code):
        """Waits for the reply and the end of all that is published, as a front end does."""
        sent = self.client.execute(code)
        while True:
            reply = self.client.get_shell_msg(timeout=SECONDS)
            if reply["parent_header"].get("msg_id") == sent:
                break
        assert reply["content"]["status"] == "ok", reply["content"]
        while True:
            message = self.client.get_iopub_msg(timeout=SECONDS)
            if message["parent_header"].get("msg_id") == sent and message["content"].get("execution_state") == "idle":
                return

    def megabytes(self):
        """Resident memory of the kernel and all that it has started."""
        parents, sizes = {}, {}
        for process in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{process}/status") as file:
                    facts = dict(line.split(":", 1) for line in file if ":" in line)
            except OSError:
                continue
            parents[int(process)] = int(facts["PPid"])
            sizes[int(process)] = int(facts.get("VmRSS", "0 kB").split()[0]) / 1024
        family = {self.manager.provisioner.process.pid}
        while found := {p for p, parent in parents.items() if parent in family} - family:
            family |= found
        return sum(sizes.get(process, 0) for process in family)

    def end(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def serve(measure):
    """measure(command) is a generator: it yields one measurement for each line that arrives."""
    command = sys.argv[1:] or IPYTHON
    print(json.dumps({"name": "ipykernel " + ipykernel.__version__, "threads": 1}), flush=True)
    measured = measure(command)
    for _ in sys.stdin:
        print(next(measured), flush=True)
    measured.close()


def median(values):
    return sorted(values)[len(values) // 2]


def clock():
    return time.perf_counter()
