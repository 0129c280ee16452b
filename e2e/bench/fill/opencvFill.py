"""OpenCV's own inpainting as a peer: opencvFill.py image.png mask.png out.png telea|ns. Prints seconds and peak memory as JSON."""

import json
import re
import sys
import time

import cv2

image_path, mask_path, out_path, method = sys.argv[1:]
cv2.setNumThreads(1)
image = cv2.imread(image_path, cv2.IMREAD_COLOR)
mask = cv2.imread(mask_path, cv2.IMREAD_GRAYSCALE)
started = time.process_time()
filled = cv2.inpaint(image, mask, 5, cv2.INPAINT_TELEA if method == "telea" else cv2.INPAINT_NS)
seconds = time.process_time() - started
cv2.imwrite(out_path, filled)
# Of this process alone: getrusage would count what it was started from.
with open("/proc/self/status", encoding="utf8") as status:
    peak = int(re.search(r"VmHWM:\s+(\d+)", status.read())[1])
print(json.dumps({"seconds": seconds, "peakBytes": peak * 1024}))
