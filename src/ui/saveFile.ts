/** The browser reads the address of a download a moment after the click; long after that its bytes may go. */
const keepAddressFor = 60_000;

/** Hands `file` to the browser's downloads under `name`, and gives its address back afterwards. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), keepAddressFor);
}
