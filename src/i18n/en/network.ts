export const network = {
  title: "Your own network",
  intro:
    "An ONNX inpainting network, such as the published exports of MI-GAN or LaMa, fills in this browser instead of the built-in method. It stays here, and nothing is sent.",
  choose: "Choose an .onnx file",
  address: "Address of an .onnx file",
  fetch: "Fetch",
  remove: "Remove it",
  trying: "Reading the network and trying it out",
  file: "File",
  size: "Size",
  licence: "Licence",
  noLicence: "The file names none. Ask where you got it.",
  producer: "Made by",
  picture: "Picture",
  anySize: "Any size",
  fixedSize: "{{side}} × {{side}} pixels around the hole",
} as const;
