import type { FailureCode } from "../../lib/failure";

/** One sentence per failure: what happened, then what to do. */
export const errors: Readonly<Record<FailureCode, string>> = {
  aborted: "Stopped.",
  unexpected: "Something went wrong ({{message}}). Try again; your work is saved.",
  "file-empty": "{{name}} is empty (0 bytes). Choose another file.",
  "file-broken": "{{name}} is damaged and cannot be read. Choose another file, or save it again in the program that made it.",
  "file-mislabelled": "{{name}} says it is {{claimed}}, but inside it is {{format}}. Save the photo again as PNG or JPG.",
  "file-not-image": "{{name}} is not a photo. Choose a PNG, JPG, WebP, AVIF, GIF or BMP file.",
  "file-svg": "{{name}} is an SVG drawing without pixels of its own. Export it as PNG and open that.",
  "file-heic": "This browser cannot read HEIC photos. Save {{name}} as JPG and open that.",
  "file-unsupported": "This browser cannot read {{format}} files. Save {{name}} as PNG or JPG and open that.",
  "photo-too-large": "{{name}} has {{megapixels}} megapixels; at most 64 can be opened. Make it smaller first.",
  "photo-memory": "There is not enough memory for this photo. Close other tabs or open a smaller photo.",
  "link-unreachable":
    "The photo at this link could not be loaded; its site may not allow other pages to read it. Download it and drop the file here.",
  "link-invalid": "This is not a link to a photo. Paste an address that begins with https://.",
  "link-too-large": "The file behind this link is larger than {{megabytes}} MB. Choose a smaller photo.",
  "mask-empty": "Paint a mask first, then you can generate.",
  "mask-covers-all": "The mask covers the whole photo, so there is nothing to fill from. Leave some of the photo unmasked.",
  "avoid-covers-all": "Nothing is left to copy from. Allow copying from some of the photo.",
  "fill-memory": "There is not enough memory to fill this region. Choose a smaller size or a smaller mask.",
  "engine-lost": "This run is no longer known, so its images cannot be collected. Generate again.",
  "output-broken": "The engine sent back something that is not an image. Try again.",
  "engine-needs-key": "WaveSpeed needs an API key. Choose Local to fill for free.",
  "service-address":
    "“{{address}}” cannot be used as a service address. Enter one that begins with https://, without a user name or a question mark.",
  "service-key-malformed":
    "This does not look like an API key: it is empty, or has spaces or unusual characters in it. Copy it again from wavespeed.ai/accesskey.",
  "service-key-refused":
    "WaveSpeed does not accept this API key. Check that it is complete; a new key works only after the account's first top-up.",
  "service-forbidden": "WaveSpeed does not allow this account to do that ({{message}}). Look at the account on wavespeed.ai.",
  "service-no-credits": "The WaveSpeed account does not have enough credit for this. Top it up on wavespeed.ai, then generate again.",
  "service-rate-limited": "WaveSpeed takes no more requests for now. Wait {{seconds}} seconds, then try again.",
  "service-moderated": "WaveSpeed's content check stopped this ({{message}}). Change the prompt, or choose another photo or mask.",
  "service-params": "WaveSpeed does not accept a value ({{message}}). Change it and generate again.",
  "service-media": "WaveSpeed could not read the uploaded image or mask. Generate again; both are uploaded anew.",
  "service-too-large": "The image is too large for WaveSpeed. Choose a smaller width and height.",
  "service-not-found": "The service at this address does not know this request. Check the service address.",
  "service-refused": "WaveSpeed refused the request ({{message}}). Change it, then try again.",
  "service-server": "WaveSpeed has a fault of its own ({{message}}). Try again in a minute.",
  "service-unreachable":
    "{{host}} cannot be reached. It may be down, or it or a browser extension blocks this page. Try again, or set another service address.",
  "service-offline": "The browser is offline. Connect to the network, then try again.",
  "service-timeout": "{{host}} did not answer within {{seconds}} seconds. Try again.",
  "service-answer": "The service's answer could not be understood. Check the service address, then try again.",
  "service-elsewhere": "This run was sent to {{address}}, and the service address is another one now. Set it back to see the result.",
  "submit-unknown":
    "The run was sent, but its answer was lost; it may be under way and charged. Look for it in the history before you generate again.",
  "enhance-unknown": "The enhancer's answer was lost; it may have been charged. Your prompt is unchanged; try again if you wish.",
  "run-failed": "WaveSpeed could not finish this run ({{message}}). Generate again, perhaps with other settings.",
  "run-ended": "WaveSpeed ended this run without a result ({{message}}). Generate again.",
  "run-no-outputs":
    "WaveSpeed finished this run without an image; its content check may have kept them all. Change the prompt and generate again.",
  "output-blocked": "{{host}} does not let this page read the image. Open it in a new tab, save it there, and drop the file here.",
  "output-gone": "The image is no longer on WaveSpeed; results are kept there for 7 days. Generate again.",
  "output-unreachable": "The image could not be fetched from {{host}}. It is still there; try again.",
  "output-other-shape": "This file has another shape than the image of this run. Choose the file that you saved from the service.",
  "output-unreadable": "What WaveSpeed gave back is not an image that can be read. Generate again.",
  "storage-full": "The browser's storage is full. Open Storage and delete results that you no longer need.",
  "storage-unavailable":
    "This browser does not let the page keep anything (a private window may be the cause). Download your results before you close it.",
  "storage-write": "The last change could not be saved. Keep this page open and download what you need.",
  "storage-other-tab": "The page is open in another tab, and that one saves. Go there, or use it here.",
  "blob-missing": "The browser has removed the stored image, so it cannot be shown any more.",
  "record-broken": "A saved record is damaged and was left out. Everything else is here.",
  "clipboard-refused": "The browser did not allow copying. Download the result instead.",
};
