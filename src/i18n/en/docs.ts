export const docs = {
  how: {
    title: "How it works",
    steps: {
      open: "Open a photo: drop it anywhere, paste it, choose a file or start from an example.",
      paint: "Paint over what should change. Everything else stays byte for byte as it is.",
      describe: "Say what should appear, choose how many images, and press Generate.",
      compare: "Compare each result with the original, download it, or use it as the next photo.",
    },
  },
  local: {
    title: "Local and WaveSpeed",
    local:
      "Local fills the painted area from the rest of the picture, on your own machine: good for removing things, repairing and extending. It does not read the prompt, the guidance or LoRAs. The seed, steps, size and number of images are real: another seed gives another fill, the same seed the same bytes.",
    wavespeed: "WaveSpeed generates from your prompt with FLUX.1 Fill [dev]. It needs an API key and costs $0.035 for each image.",
  },
  masks: {
    title: "Masks",
    text: "The mask has the full size of your photo. A soft brush blends inside the ring that you see. Alt or the right mouse button erases, Shift draws straight lines.",
    files:
      "An exported mask is a black and white PNG of the photo's size: white is replaced, black is kept. A mask of any size can be imported; it is fitted to the photo.",
  },
  photo: {
    title: "Your photo stays whole",
    text: "Only a region around the mask is worked on. The result is laid back into the photo at its full size, and the page counts the protected pixels that changed: it should always say 0.",
  },
  money: {
    title: "What it costs",
    text: "The price stands above the button before you press it. It is a quote until the service's billing record is found; then the Ledger has the charge. It sums up the day, and a limit for the day asks before it is passed.",
    lost: "A run that was sent is never sent again by this page. If its answer is lost, the page looks for it in the service's history, and otherwise asks you.",
  },
  privacy: {
    title: "Privacy",
    text: "With Local nothing leaves your browser. Photo, mask, settings and results are kept in this browser until you delete them under Storage.",
    service:
      "With WaveSpeed the region around the mask, the mask and the prompt go to the service address that you set. Your key goes there and nowhere else.",
  },
  keys: { title: "Keys", open: "All keyboard shortcuts" },
  credits: { title: "Credits", text: "The example photos are free to use.", link: "Photographers and licences" },
} as const;
