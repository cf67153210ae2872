"""Starts a kernel as a front end does, prints the processes of kernel and cells, and waits to be killed."""
import json
import sys
import time

from jupyter_client.manager import KernelManager

manager = KernelManager(kernel_name=sys.argv[1])
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=120)
client.execute("Environment.ProcessId")
while True:
    message = client.get_iopub_msg(timeout=120)
    if message["msg_type"] == "execute_result":
        break
print(json.dumps([manager.provisioner.process.pid, int(message["content"]["data"]["text/plain"])]), flush=True)
client.execute("while (true) { }")
time.sleep(600)
