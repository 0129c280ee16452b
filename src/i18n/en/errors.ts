import type { FailureCode } from "../../lib/failure";

/** One sentence per failure: what happened, then what to do. */
export const errors: Readonly<Record<FailureCode, string>> = {
  aborted: "Stopped.",
  unexpected: "Something went wrong ({{message}}). Try again; your work is saved.",
  "file-empty": "{{name}} is empty (0 bytes). Choose another file.",
  "file-broken": "{{name}} is damaged and cannot be read. Choose another file, or save it again in the program that made it.",
  "file-mislabelled": "{{name}} says it is {{claimed}}, but its content is something else. Save it again as PNG or JPG.",
  "file-not-image": "{{name}} is not a photo. Choose a PNG, JPG, WebP, AVIF, GIF or BMP file.",
  "file-svg": "{{name}} is an SVG drawing without pixels of its own. Export it as PNG and open that.",
  "file-heic": "This browser cannot read HEIC photos. Save {{name}} as JPG and open that.",
  "file-unsupported": "This browser cannot read {{format}} files. Save {{name}} as PNG or JPG and open that.",
  "photo-too-large": "{{name}} has {{megapixels}} megapixels; at most 64 can be opened. Make it smaller first.",
  "photo-memory": "There is not enough memory for {{name}}. Close other tabs or open a smaller photo.",
  "link-unreachable":
    "The photo at this link could not be loaded; its site may not allow other pages to read it. Download it and drop the file here.",
  "link-invalid": "This is not a link to a photo. Paste an address that begins with https://.",
  "mask-empty": "Paint a mask first, then you can generate.",
  "mask-covers-all": "The mask covers the whole photo, so there is nothing to fill from. Leave some of the photo unmasked.",
  "fill-memory": "There is not enough memory to fill this region. Choose a smaller size or a smaller mask.",
  "engine-lost": "This run is no longer known, so its images cannot be collected. Generate again.",
  "submit-lost": "The page was closed while this run was being sent, so nobody knows whether it arrived. Look in the service's history before you send it again.",
  "output-broken": "The engine sent back something that is not an image. Try again.",
  "engine-needs-key": "WaveSpeed needs an API key. Choose Local to fill for free.",
  "storage-full": "The browser's storage is full. Open Storage and delete results that you no longer need.",
  "storage-unavailable":
    "This browser does not let the page keep anything (a private window may be the cause). Download your results before you close it.",
  "storage-write": "The last change could not be saved. Keep this page open and download what you need.",
  "storage-other-tab": "The page is open in another tab, and that one saves. Go there, or use it here.",
  "blob-missing": "The browser has removed the stored image, so it cannot be shown any more.",
  "record-broken": "A saved record is damaged and was left out. Everything else is here.",
  "clipboard-refused": "The browser did not allow copying. Download the result instead.",
};
