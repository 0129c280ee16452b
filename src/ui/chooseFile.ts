/**
 * Opens the browser's file dialog; must be called from a click or key. The input lives only as long as the question, so
 * the page holds no second file field beside the photo's.
 * @param accept as in `<input accept>`
 */
export function chooseFile(accept: string, take: (file: File) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = accept;
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file !== undefined) take(file);
  });
  input.click();
}
