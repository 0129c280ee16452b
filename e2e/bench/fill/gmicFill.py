"""G'MIC's patch matching as a peer: gmicFill.py image.png mask.png out.png. Prints seconds of the process and its peak memory as JSON."""

import json
import os
import resource
import subprocess
import sys

image_path, mask_path, out_path = sys.argv[1:]
command = ["gmic", "-v", "-", image_path, mask_path, "to_rgb[0]", "channels[1]", "0"]
command += ["inpaint_matchpatch[0]", "[1]", "remove[1]", "output[0]", out_path]
subprocess.run(command, check=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"seconds": used.ru_utime + used.ru_stime, "peakBytes": used.ru_maxrss * 1024}))
