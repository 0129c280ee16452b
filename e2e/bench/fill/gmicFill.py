"""G'MIC's patch matching as a peer: gmicFill.py image.png mask.png out.png. Prints seconds of the process and its peak memory as JSON."""

import json
import os
import resource
import subprocess
import sys
import time

image_path, mask_path, out_path = sys.argv[1:]
command = ["gmic", "-v", "-", image_path, mask_path, "to_rgb[0]", "channels[1]", "0"]
command += ["inpaint_matchpatch[0]", "[1]", "remove[1]", "output[0]", out_path]
started = time.perf_counter()
subprocess.run(command, check=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
seconds = time.perf_counter() - started
print(json.dumps({"seconds": seconds, "peakBytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024}))
